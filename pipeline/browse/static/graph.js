"use strict";
// The neighbourhood of an entity, drawn by cytoscape; a click on a node asks for its neighbours and grows the drawing.
(() => {
  const block = document.getElementById("graph-data");
  const stage = document.getElementById("graph");
  if (!block || !stage || !window.cytoscape) return;
  const data = JSON.parse(block.textContent);
  const words = data.words;
  const look = getComputedStyle(document.documentElement);
  const colour = (name) => look.getPropertyValue("--" + name).trim();
  const short = (text) => (text && text.length > 14 ? text.slice(0, 13) + "…" : text || "");
  const node = (n) => ({ group: "nodes", data: { id: n.id, kind: n.kind, href: n.href, name: n.name, label: short(n.name) }, classes: n.kind });
  const edge = (e) => ({
    group: "edges",
    data: { id: [e.source, e.relation, e.target].join("|"), source: e.source, target: e.target, label: words[e.relation] || e.relation },
    classes: e.relation,
  });
  const kinds = { unit: "unit", measure: "measure", indicator: "number", article: "soft", issue: "head" };
  const cy = window.cytoscape({
    container: stage,
    elements: [...data.nodes.map(node), ...data.edges.map(edge)],
    minZoom: 0.25,
    maxZoom: 3,
    style: [
      {
        selector: "node",
        style: {
          label: "data(label)", "font-size": 11, "font-family": look.getPropertyValue("--sans"), color: colour("ink"), "text-valign": "bottom",
          "text-margin-y": 4, "text-wrap": "wrap", "text-max-width": 110, width: 20, height: 20, "background-color": colour("soft"),
          "text-background-color": colour("paper"), "text-background-opacity": 0.85, "text-background-padding": 1,
        },
      },
      ...Object.entries(kinds).map(([kind, name]) => ({ selector: "node." + kind, style: { "background-color": colour(name) } })),
      { selector: "node.indicator", style: { shape: "round-rectangle", width: 14, height: 14 } },
      { selector: "node.article", style: { shape: "rectangle", width: 14, height: 18 } },
      { selector: "node.center", style: { width: 34, height: 34, "border-width": 3, "border-color": colour("seal"), "font-size": 13, "font-weight": "bold" } },
      { selector: "node:selected", style: { "border-width": 2, "border-color": colour("seal") } },
      {
        selector: "edge",
        style: {
          width: 1, "line-color": colour("line-strong"), "target-arrow-color": colour("line-strong"), "target-arrow-shape": "triangle",
          "arrow-scale": 0.7, "curve-style": "bezier", label: "data(label)", "font-size": 8, color: colour("faint"), "text-rotation": "autorotate",
          "min-zoomed-font-size": 9,
        },
      },
    ],
    layout: { name: "preset" },
  });
  // The centre in the middle, its neighbours on two ovals as wide as the stage, kind by kind.
  const ring = () => {
    const others = cy.nodes().filter((n) => n.id() !== data.center).sort((a, b) => a.data("kind").localeCompare(b.data("kind")));
    const [rx, ry] = [Math.max(220, stage.clientWidth * 0.42), Math.max(180, stage.clientHeight * 0.4)];
    cy.getElementById(data.center).position({ x: 0, y: 0 });
    others.forEach((n, place) => {
      const angle = (2 * Math.PI * place) / others.length - Math.PI / 2;
      const far = others.length > 10 && place % 2 ? 0.66 : 1;
      n.position({ x: rx * far * Math.cos(angle), y: ry * far * Math.sin(angle) });
    });
    cy.fit(undefined, 28);
    if (cy.zoom() > 1.1) cy.zoom(1.1);
    cy.center();
  };
  const settle = (animate) =>
    cy
      .layout({
        name: "cose", animate: animate ? "end" : false, animationDuration: 400, randomize: false, padding: 30, nodeDimensionsIncludeLabels: true,
        nodeRepulsion: () => 600000, idealEdgeLength: () => 110, edgeElasticity: () => 120, gravity: 0.4, numIter: 1200,
      })
      .run();
  cy.getElementById(data.center).addClass("center");
  ring();
  const grown = new Set([data.center]);
  const grow = async (id) => {
    if (grown.has(id)) return;
    grown.add(id);
    const [kind, key] = id.split(":");
    const answer = await fetch(data.base + "graph/" + kind + "/" + key + ".json");
    if (!answer.ok) return;
    const more = await answer.json();
    const fresh = [...more.nodes.map(node), ...more.edges.map(edge)].filter((e) => cy.getElementById(e.data.id).empty());
    if (!fresh.length) return;
    const at = cy.getElementById(id).position();
    cy.add(fresh.map((e, n) => (e.group === "nodes" ? { ...e, position: { x: at.x + 70 * Math.cos(n), y: at.y + 70 * Math.sin(n) } } : e)));
    settle(!window.matchMedia("(prefers-reduced-motion: reduce)").matches);
    stage.dataset.nodes = cy.nodes().length;
  };
  cy.on("tap", "node", (event) => grow(event.target.id()));
  cy.on("dbltap", "node", (event) => (window.location.href = event.target.data("href")));
  stage.dataset.nodes = cy.nodes().length;
  stage.desk = { grow, count: () => cy.nodes().length };
})();
