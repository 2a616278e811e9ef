// The drawing itself: vis-network with given positions; only what changed is sent to it.
const node_set = new vis.DataSet();
const line_set = new vis.DataSet();
let network = null;
let bundles = new Map();
let shown_nodes = [];
let hovered = null;
let places = new Map();

function start_canvas() {
  network = new vis.Network(byId("network"), { nodes: node_set, edges: line_set }, data.canvas.options);
  network.on("afterDrawing", draw_labels);
  network.on("click", (event) => choose(event.nodes.length ? `n${event.nodes[0]}` : event.edges.length ? line_target(event.edges[0]) : null));
  network.on("doubleClick", (event) => event.nodes.length && focus_on(event.nodes[0]));
  network.on("hoverNode", (event) => { hovered = event.node; show_tip(event, node_tip(event.node)); });
  network.on("blurNode", () => { hovered = null; hide_tip(); });
  network.on("hoverEdge", (event) => show_tip(event, line_tip(event.edge)));
  network.on("blurEdge", hide_tip);
  network.on("dragStart", hide_tip);
}

function line_target(id) {
  const words = String(id);
  if (words.startsWith("says")) return `n${words.slice(4).split("|")[0]}`;
  return words.startsWith("of") ? `n${words.slice(2)}` : id;
}

function refresh() {
  const shown = visible_claims();
  shown_nodes = visible_nodes(shown);
  bundles = bundle_up(shown);
  places = arranged();
  paint();
  byId("notice").textContent = notice(shown);
  draw_chips();
  remember();
}

// Send looks and places to the canvas without touching what is shown.
function paint() {
  const near = emphasised_safely();
  sync(node_set, shown_nodes.map((id) => ({ id, ...places.get(id), ...node_look(id, near.dimmed(id)) })));
  sync(line_set, [...belongings(near), ...voicings(near), ...[...bundles.values()].map((bundle) => ({
    id: bundle.id, from: bundle.from, to: bundle.to, smooth: bundle.smooth, selfReference: bundle.loop,
    arrows: { to: { enabled: true, scaleFactor: 0.45 }, from: { enabled: bundle.both, scaleFactor: 0.45 } },
    ...line_look(bundle, near.dimmed_line(bundle)),
  }))]);
  mark_selection();
}

// Faint lines that say "of": they hold a group and its people together and state nothing.
function belongings(near) {
  const here = new Set(shown_nodes);
  const wanted = nodes.filter((node) => node.of !== null && node.of !== node.id && here.has(node.id) && here.has(node.of) && !state.path);
  return wanted.map((node) => ({
    id: `of${node.id}`, from: node.id, to: node.of, arrows: { to: { enabled: false } }, smooth: false, width: 3.5 * boost(), dashes: false,
    color: { color: palette.line, highlight: palette.line, hover: palette.line, opacity: near.dimmed(node.id) || near.dimmed(node.of) ? 0.2 : 0.8 },
  }));
}

// Dotted lines from who speaks to whom they speak of, on request.
function voicings(near) {
  if (!state.voices || state.path) return [];
  const here = new Set(shown_nodes);
  const spoken = [...bundles.values()].flatMap((bundle) => bundle.claims).filter((claim) => claim.source !== null && claim.source !== claim.from && here.has(claim.source));
  const pairs = count_by(spoken, (claim) => `${claim.source}|${claim.from}`);
  return [...pairs].map(([pair, count]) => {
    const [from, to] = pair.split("|").map(Number);
    const far = near.chosen && near.chosen.size && !near.chosen.has(from) && selected_node() !== null;
    return {
      id: `says${pair}`, from, to, smooth: { enabled: true, type: "curvedCW", roundness: 0.12 }, dashes: [1, 6], width: (1 + Math.log2(count)) * boost(),
      arrows: { to: { enabled: true, scaleFactor: 0.4 } }, color: { color: palette.soft, highlight: palette.soft, hover: palette.soft, opacity: far ? 0.1 : 0.8 },
    };
  });
}

function emphasised_safely() {
  return network.body ? emphasised() : { dimmed: () => false, dimmed_line: () => false };
}

function sync(set, wanted) {
  const ids = new Set(wanted.map((one) => one.id));
  set.remove(set.getIds().filter((id) => !ids.has(id)));
  set.update(wanted);
}

function mark_selection() {
  const id = selected_node();
  network.unselectAll();
  if (id !== null && node_set.get(id)) network.selectNodes([id], false);
  else if (bundles.has(state.selected)) network.setSelection({ nodes: [], edges: [state.selected] }, { highlightEdges: false });
}

// A neighbourhood stands in rings around its middle, a path in a row; otherwise the computed places hold.
function arranged() {
  if (state.path) return new Map(state.path.map((id, step) => [id, { x: 210 * (step - (state.path.length - 1) / 2), y: step % 2 ? 46 : -46 }]));
  if (state.focus === null) return new Map(shown_nodes.map((id) => [id, { x: drawn.get(id).x, y: drawn.get(id).y }]));
  const middle = drawn.get(state.focus);
  const angle = (id) => Math.atan2(drawn.get(id).y - middle.y, drawn.get(id).x - middle.x);
  const others = shown_nodes.filter((id) => id !== state.focus).sort((a, b) => angle(a) - angle(b));
  const found = new Map([[state.focus, { x: 0, y: 0 }]]);
  const rings = Math.max(1, Math.ceil(others.length / 14));
  others.forEach((id, place) => {
    const turn = (2 * Math.PI * place) / others.length - Math.PI / 2;
    const radius = 210 + 115 * (place % rings);
    found.set(id, { x: radius * 1.3 * Math.cos(turn), y: radius * Math.sin(turn) });
  });
  return found;
}

function notice(shown) {
  const all = nodes.length - shown_nodes.length;
  const rest = all && state.focus === null && !state.path ? ` · ${all.toLocaleString("en")} more to find or expand` : "";
  return `${counted(shown_nodes.length, "node", "nodes")}, ${counted(shown.length, "claim", "claims")}${rest}`;
}

function fit() {
  network.fit({ nodes: shown_nodes, animation: false, maxZoomLevel: 1.3 });
  network.moveTo({ scale: network.getScale() * 0.94 });
}

function node_tip(id) {
  const node = nodes[id];
  return [make("b", {}, isolated(shorten(node.label, 80))), make("div", {}, `${kinds.get(node.kind).name} · ${counted(claims_of[id].length, "claim", "claims")}`)];
}

function line_tip(id) {
  const bundle = bundles.get(id);
  if (!bundle) return [make("div", {}, String(id).startsWith("says") ? "speaks of" : "belongs to")];
  const lines = bundle.claims.slice(0, 4).map((claim) => make("div", {}, ...statement_words(claim)));
  const more = bundle.claims.length > 4 ? make("div", {}, `and ${bundle.claims.length - 4} more`) : null;
  return [...lines, more].filter(Boolean);
}

function show_tip(event, content) {
  if (!content.length) return;
  const tip = byId("tip");
  tip.replaceChildren(...content);
  tip.hidden = false;
  const room = byId("stage").getBoundingClientRect();
  const { x, y } = event.pointer.DOM;
  tip.style.left = `${Math.min(x + 14, room.width - tip.offsetWidth - 8)}px`;
  tip.style.top = `${Math.max(8, y - tip.offsetHeight - 12)}px`;
}

function hide_tip() {
  byId("tip").hidden = true;
}
