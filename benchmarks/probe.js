/* When a page of vis-network first draws, and how often it draws again while it is dragged and zoomed. */
(() => {
  const probe = { first: null, drawn: false };
  window.probe = probe;
  const pen = CanvasRenderingContext2D.prototype;
  const { fill, clearRect } = pen;
  const frame = () => new Promise(requestAnimationFrame);
  const ofPicture = (canvas) => canvas.isConnected && canvas.closest(".vis-network") !== null;

  pen.fill = function (...rest) {
    if (ofPicture(this.canvas)) {
      pen.fill = fill;
      frame().then(frame).then(() => { probe.first = performance.now(); });
    }
    return fill.apply(this, rest);
  };

  pen.clearRect = function (...rest) {
    if (ofPicture(this.canvas)) probe.drawn = true;
    return clearRect.apply(this, rest);
  };

  /* Redraws a second while act(turn, canvas, box) is done once a frame. */
  const rate = async (frames, act) => {
    const canvas = document.querySelector(".vis-network canvas");
    const box = canvas.getBoundingClientRect();
    await frame();
    const began = performance.now();
    let redraws = 0;
    for (let turn = 0; turn < frames; turn += 1) {
      probe.drawn = false;
      act(turn, canvas, box);
      await frame();
      redraws += Number(probe.drawn);
    }
    return (1000 * redraws) / (performance.now() - began);
  };

  const pointer = (type, canvas, box, shift) => canvas.dispatchEvent(new PointerEvent(type, {
    bubbles: true, cancelable: true, pointerId: 1, pointerType: "mouse", isPrimary: true, button: 0,
    buttons: type === "pointerup" ? 0 : 1, clientX: box.left + 12 + shift, clientY: box.top + 12 + shift / 2,
  }));

  probe.drag = (frames) => rate(frames, (turn, canvas, box) => {
    if (turn === 0) pointer("pointerdown", canvas, box, 0);
    pointer("pointermove", canvas, box, 100 * (1 - Math.cos(turn / 10)) + turn / 10);
    if (turn === frames - 1) pointer("pointerup", canvas, box, 0);
  });

  probe.zoom = (frames) => rate(frames, (turn, canvas, box) => {
    canvas.dispatchEvent(new WheelEvent("wheel", {
      bubbles: true, cancelable: true, deltaY: turn % 30 < 15 ? -60 : 60,
      clientX: box.left + box.width / 2, clientY: box.top + box.height / 2,
    }));
  });
})();
