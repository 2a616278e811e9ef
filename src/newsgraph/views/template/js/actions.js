// What the reader can do with what is chosen.
function selected_node() {
  return state.selected && state.selected[0] === "n" ? Number(state.selected.slice(1)) : null;
}

function choose(what) {
  state.selected = what;
  paint();
  show_panel();
  remember();
}

// Go to a node from anywhere: bring it into view first when it is not there.
function visit(id) {
  if (!in_view(id)) {
    if (state.focus !== null || state.path) { state.focus = null; state.path = null; }
    state.hidden.delete(id);
    state.shown.add(id);
    state.off.kind.delete(nodes[id].kind);
    [...neighbours[id]].sort((a, b) => a - b).slice(0, 12).forEach((other) => state.shown.add(other));
  }
  state.selected = `n${id}`;
  changed();
  if (places.has(id) && !in_sight(id)) network.moveTo({ position: places.get(id), scale: Math.max(network.getScale(), 0.8), animation: false });
}

function in_sight(id) {
  const { x, y } = network.canvasToDOM(places.get(id));
  const room = byId("network").getBoundingClientRect();
  return network.getScale() > 0.5 && x > 40 && y > 40 && x < room.width - 40 && y < room.height - 60;
}

function visit_claim(claim) {
  for (const id of [claim.from, claim.to]) { state.shown.add(id); state.hidden.delete(id); }
  state.focus = null;
  state.path = null;
  refresh();
  const bundle = [...bundles.values()].find((one) => one.claims.includes(claim));
  if (bundle) { choose(bundle.id); network.fit({ nodes: [claim.from, claim.to], animation: false, maxZoomLevel: 1.2 }); }
  else visit(claim.from);
}

function focus_on(id) {
  state.focus = id;
  state.path = null;
  if (id !== null) state.selected = `n${id}`;
  changed();
  fit();
}

function expand(id) {
  neighbours[id].forEach((other) => { state.shown.add(other); state.hidden.delete(other); });
  if (state.focus !== null) state.focus = id;
  changed();
  network.fit({ nodes: [id, ...neighbours[id]].filter((other) => places.has(other)), animation: false, maxZoomLevel: 1.2 });
}

function hide(id) {
  state.hidden.add(id);
  if (state.focus === id) state.focus = null;
  state.selected = null;
  changed();
}

function start_path(id) {
  path_from = id;
  byId("search").placeholder = `Path from ${shorten(nodes[id].label, 20)} to…`;
  byId("search").focus();
}

function finish_path(to) {
  const from = path_from;
  path_from = null;
  const found = shortest_path(from, to);
  if (!found) { byId("notice").textContent = "No path between them in what is shown by the filters."; return; }
  state.path = found;
  state.focus = null;
  state.selected = null;
  changed();
  fit();
}

// Breadth first over all claims that pass the filters, also those not yet in view.
function shortest_path(from, to) {
  const before = new Map([[from, null]]);
  const queue = [from];
  while (queue.length && !before.has(to)) {
    const id = queue.shift();
    for (const claim of claims_of[id]) {
      const other = claim.from === id ? claim.to : claim.from;
      if (!before.has(other) && passes(claim)) { before.set(other, id); queue.push(other); }
    }
  }
  if (!before.has(to)) return null;
  const path = [];
  for (let id = to; id !== null; id = before.get(id)) path.unshift(id);
  return path;
}

function step_back() {
  path_from = null;
  if (state.path) { state.path = null; changed(); fit(); }
  else if (state.selected) choose(null);
  else if (state.focus !== null) focus_on(null);
}

function reset() {
  Object.values(state.off).forEach((chosen) => chosen.clear());
  Object.assign(state, { voice: "", document: "", from: 0, to: Math.max(0, days.length - 1), undated: true, focus: null, path: null, selected: null, lines: "auto", colour: "kind", disputed: false, voices: false });
  state.shown = new Set(data.first);
  state.hidden.clear();
  changed();
  fit();
}

// The nearest neighbour in the direction of an arrow key; without a choice, the most central node.
function walk(key) {
  const id = selected_node();
  if (id === null || !places.has(id)) { if (shown_nodes.length) choose(`n${Math.min(...shown_nodes)}`); return; }
  const turn = { ArrowRight: 0, ArrowDown: Math.PI / 2, ArrowLeft: Math.PI, ArrowUp: -Math.PI / 2 }[key];
  const here = places.get(id);
  const cost = (other) => {
    const { x, y } = places.get(other);
    const off = Math.abs(Math.atan2(Math.sin(Math.atan2(y - here.y, x - here.x) - turn), Math.cos(Math.atan2(y - here.y, x - here.x) - turn)));
    return off > Math.PI / 3 ? Infinity : Math.hypot(x - here.x, y - here.y) * (1 + off);
  };
  const near = [...neighbours[id]].filter((other) => other !== id && places.has(other)).sort((a, b) => cost(a) - cost(b))[0];
  if (near !== undefined && cost(near) < Infinity) { choose(`n${near}`); network.moveTo({ position: places.get(near), animation: false }); }
}
