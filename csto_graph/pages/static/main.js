"use strict";
/* The controls: date, search, legend, selection. */
(() => {
  const byId = (id) => document.getElementById(id);
  const picture = csto.draw();
  csto.picture = picture;
  const dayNumber = (day) => Math.round(Date.parse(day + "T00:00:00Z") / 86400000);

  const refresh = () => {
    const [since, until] = csto.state.days;
    byId("date").value = since;
    byId("last").value = csto.isOneDay(csto.state.days) ? "" : csto.shift(until, -1);
    byId("slider").value = String(dayNumber(since));
    byId("certain").checked = csto.state.certainOnly;
    const count = picture.update();
    byId("counts").textContent = `${count.nodes} things, ${count.edges} ties`;
    const { selected } = csto.state;
    if (!selected) csto.panel.welcome();
    else (csto.nodes.has(selected) ? csto.panel.node : csto.panel.edge)(selected);
  };

  const inside = (day) => (day < csto.payload.first ? csto.payload.first : day > csto.payload.last ? csto.payload.last : day);

  csto.setDate = (day) => csto.setInterval(day, day);

  /* Both ends are included; an end before the begin leaves the day of the begin alone. */
  csto.setInterval = (first, last) => {
    if (!csto.isDay(first)) return;
    const since = inside(first);
    const until = csto.isDay(last) && inside(last) > since ? inside(last) : since;
    csto.state.days = [since, csto.shift(until, 1)];
    refresh();
  };

  csto.select = (id) => {
    if (id !== null && !csto.nodes.has(id) && !csto.edges.has(id)) return;
    csto.state.selected = id;
    refresh();
    if (csto.nodes.has(id) && !picture.nodes.get(id).hidden) picture.focus(id);
    if (id !== null && window.innerWidth <= 800) byId("panel").scrollIntoView();
  };

  const slider = byId("slider");
  slider.min = dayNumber(csto.payload.first);
  slider.max = dayNumber(csto.payload.last);
  for (const id of ["date", "last"]) {
    byId(id).min = csto.payload.first;
    byId(id).max = csto.payload.last;
  }
  slider.addEventListener("input", () => csto.setDate(csto.shift("1970-01-01", Number(slider.value))));
  byId("date").addEventListener("change", (event) => csto.setInterval(event.target.value, byId("last").value));
  byId("last").addEventListener("change", (event) => csto.setInterval(byId("date").value, event.target.value));
  byId("certain").addEventListener("change", (event) => { csto.state.certainOnly = event.target.checked; refresh(); });
  byId("earlier").addEventListener("click", () => csto.setDate(csto.changes.filter((day) => day < csto.state.days[0]).pop() || csto.payload.first));
  byId("later").addEventListener("click", () => csto.setDate(csto.changes.find((day) => day > csto.state.days[0]) || csto.payload.last));
  byId("recent").addEventListener("change", (event) => { csto.state.recent = Number(event.target.value); refresh(); });
  byId("language").addEventListener("change", (event) => { csto.state.language = event.target.value; refresh(); });

  const results = byId("results");
  const showResults = () => {
    const found = csto.search(byId("search").value);
    results.replaceChildren(...found.map((node) => {
      const button = csto.element("button", csto.label(node), { type: "button" });
      button.append(" ", csto.element("small", node.kind));
      button.addEventListener("click", () => { results.hidden = true; csto.select(node.id); });
      const item = csto.element("li");
      item.append(button);
      return item;
    }));
    const typed = byId("search").value.trim();
    if (typed && !found.length) results.replaceChildren(csto.element("li", "nothing found", { class: "none" }));
    results.hidden = !typed;
  };
  byId("search").addEventListener("input", showResults);
  byId("search").addEventListener("keydown", (event) => {
    if (event.key === "Escape") results.hidden = true;
    if (event.key === "Enter") results.querySelector("button")?.click();
  });

  const drawShape = (canvas, shape, colour) => {
    const pen = canvas.getContext("2d");
    pen.fillStyle = colour;
    pen.beginPath();
    const corners = { square: [[8, 8], [36, 8], [36, 36], [8, 36]], diamond: [[22, 4], [40, 22], [22, 40], [4, 22]], triangle: [[22, 6], [40, 38], [4, 38]], hexagon: [[12, 5], [32, 5], [42, 22], [32, 39], [12, 39], [2, 22]] }[shape];
    if (corners) corners.forEach(([x, y]) => pen.lineTo(x, y));
    else if (shape === "star") for (let i = 0; i < 10; i += 1) {
      const radius = i % 2 ? 9 : 20;
      pen.lineTo(22 + radius * Math.sin(i * Math.PI / 5), 22 - radius * Math.cos(i * Math.PI / 5));
    } else pen.arc(22, 22, 16, 0, 7);
    pen.fill();
  };

  const legend = byId("legend");
  legend.append(csto.element("h2", "Kinds"));
  for (const kind of csto.payload.kinds) {
    const box = csto.element("input", null, { type: "checkbox", checked: "", "data-kind": kind.kind });
    const canvas = csto.element("canvas", null, { width: 44, height: 44, "aria-hidden": "true" });
    drawShape(canvas, kind.shape, kind.colour);
    box.addEventListener("change", () => { csto.state.hidden[box.checked ? "delete" : "add"](kind.kind); refresh(); });
    const label = csto.element("label");
    label.append(box, canvas, csto.element("span", kind.label));
    legend.append(label);
  }
  legend.append(csto.element("h2", "Lines"));
  const line = (text, colour, dash = []) => {
    const label = csto.element("label");
    const canvas = csto.element("canvas", null, { width: 44, height: 44, "aria-hidden": "true" });
    const pen = canvas.getContext("2d");
    pen.lineWidth = 5;
    pen.strokeStyle = colour;
    pen.setLineDash(dash);
    pen.moveTo(0, 22);
    pen.lineTo(44, 22);
    pen.stroke();
    label.append(canvas, csto.element("span", text));
    legend.append(label);
  };
  csto.payload.lines.forEach((look) => line(look.label, look.colour));
  line("dashed: only possible; a bound is not known to the day, or nobody has verified it since", "#44546a", [10, 8]);

  const showAll = () => {
    picture.network.unselectAll();
    csto.select(null);
    picture.fit();
  };
  byId("all").addEventListener("click", showAll);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") showAll();
  });
  picture.network.on("click", ({ nodes, edges }) => csto.select(nodes[0] ?? edges[0] ?? null));
  refresh();
  picture.fit();
  document.body.dataset.ready = "true";
})();
