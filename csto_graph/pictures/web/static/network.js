"use strict";
/* A network with given positions; a click shows what a node is tied to, or what a line rests on. */
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const payload = read("payload");
  const lines = read("edges");
  const nodes = new vis.DataSet(read("nodes"));
  const labels = new Map(nodes.get().map((node) => [node.id, node.label]));
  const ties = new Map(lines.map((line) => [line.id, line.ties]));
  const edges = new vis.DataSet(lines.map(({ ties: _, ...line }) => line));
  const network = new vis.Network(document.getElementById("picture"), { nodes, edges }, read("options"));
  const panel = document.getElementById("panel");

  const add = (parent, tag, text, name) => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (name) element.className = name;
    parent.append(element);
    return element;
  };

  const legend = document.getElementById("legend");
  add(legend, "h2", "Legend");
  for (const row of payload.legend) {
    const line = add(legend, "label", "");
    const canvas = line.appendChild(document.createElement("canvas"));
    canvas.width = canvas.height = 22;
    const pen = canvas.getContext("2d");
    pen.fillStyle = row.colour;
    pen.fillRect(3, 6, 16, 10);
    add(line, "span", row.text);
  }

  const showTies = (list, id) => {
    for (const tie of ties.get(id)) {
      const item = add(list, "li", "");
      add(item, "div", tie.what);
      if (tie.more) add(item, "div", tie.more, "about");
      add(item, "div", `${tie.when} (${tie.certainty})`, "when");
      add(item, "div", `sources: ${tie.sources.join(", ")}`, "about");
    }
  };

  const button = (parent, text, act) => {
    const element = add(parent, "button", text, "link");
    element.type = "button";
    element.addEventListener("click", act);
  };

  const showLine = (id) => {
    const line = edges.get(id);
    panel.replaceChildren();
    add(panel, "h2", `${labels.get(line.from)} ${line.arrows ? "→" : "–"} ${labels.get(line.to)}`);
    showTies(add(panel, "ul", ""), id);
    network.selectEdges([id]);
  };

  const showNode = (id) => {
    panel.replaceChildren();
    add(panel, "h2", labels.get(id));
    const list = add(panel, "ul", "");
    for (const line of edges.get({ filter: (each) => each.from === id || each.to === id })) {
      const other = line.from === id ? line.to : line.from;
      const mark = !line.arrows ? "" : line.from === id ? "→ " : "← ";
      button(add(list, "li", ""), `${mark}${labels.get(other)}`, () => showLine(line.id));
    }
    network.selectNodes([id]);
  };

  const showAll = () => {
    panel.replaceChildren();
    add(panel, "p", payload.caption);
    add(panel, "h3", `${nodes.length} nodes`);
    const list = add(panel, "ul", "");
    for (const node of nodes.get({ order: "label" })) button(add(list, "li", ""), node.label, () => showNode(node.id));
  };

  network.on("click", ({ nodes: hit, edges: near }) => {
    if (hit.length) showNode(hit[0]);
    else if (near.length) showLine(near[0]);
    else showAll();
  });
  showAll();
  network.fit({ animation: false });
  document.body.dataset.ready = "true";
  window.csto = { network, showNode, showLine, edges };
})();
