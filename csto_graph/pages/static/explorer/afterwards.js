/* What can wait until the picture is there: it is done a moment after the picture has been painted. */
const MOMENT = 60;

export const afterwards = (act) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(act, MOMENT)));
