/* What can wait until the picture has been painted; each part is a task of its own, in the order in which it was asked for. */
let tell;
const painted = new Promise((resolve) => { tell = resolve; });

/* Called once the picture is drawn for the first time: it is on screen two frames later. */
export const drawnOnce = () => requestAnimationFrame(() => requestAnimationFrame(() => tell()));

export const afterwards = (act) => painted.then(() => setTimeout(act));
