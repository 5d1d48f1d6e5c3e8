"use strict";
/* The picture: vis-network with given positions; a date only hides and shows. */
csto.draw = () => {
  const nodes = new vis.DataSet(csto.read("nodes"));
  const edges = new vis.DataSet(csto.read("edges"));
  const network = new vis.Network(document.getElementById("picture"), { nodes, edges }, csto.read("options"));

  const update = () => {
    const { days } = csto.state;
    const shownEdges = csto.payload.edges.map((edge) => [edge, csto.edgeShown(edge, days)]);
    const tied = new Set(shownEdges.filter(([edge, shown]) => shown && !edge.timeless).flatMap(([edge]) => [edge.from, edge.to]));
    const visible = new Map();
    for (const node of csto.nodes.values()) {
      const shown = csto.nodeShown(node, days);
      if (shown && (tied.has(node.id) || node.kind === "event" || node.id === csto.state.selected)) visible.set(node.id, shown);
    }
    edges.update(shownEdges.map(([edge, shown]) => ({
      id: edge.id,
      hidden: !shown || !visible.has(edge.from) || !visible.has(edge.to),
      dashes: shown === "possible" ? [6, 5] : false,
    })));
    nodes.update([...csto.nodes.values()].map((node) => ({
      id: node.id,
      hidden: !visible.has(node.id),
      label: csto.shortLabel(node),
      shapeProperties: { borderDashes: visible.get(node.id) === "possible" ? [5, 4] : false },
    })));
    return { nodes: visible.size, edges: edges.get({ filter: (edge) => !edge.hidden }).length };
  };

  const focus = (id) => {
    network.selectNodes([id]);
    network.focus(id, { scale: Math.max(network.getScale(), 0.9), animation: false });
  };
  const fit = () => network.fit({ nodes: nodes.get({ filter: (node) => !node.hidden }).map((node) => node.id), animation: false });
  return { network, nodes, edges, update, focus, fit };
};
