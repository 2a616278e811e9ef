// Names are drawn like those on a map: the important first, none over another, one size at every zoom.
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';

function label_boxes() {
  const taken = [];
  return (box) => {
    const free = taken.every((other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom);
    if (free) taken.push(box);
    return free;
  };
}

function draw_labels(context) {
  const scale = network.getScale();
  const fits = label_boxes();
  context.textAlign = "center";
  context.lineJoin = "round";
  context.direction = "ltr";
  const near = emphasised();
  const marked = [...bundles.values()].filter((bundle) => bundle.marked && !near.dimmed_line(bundle));
  const first = near.order.slice(0, 12 + near.chosen.size);
  for (const id of first) draw_name(context, id, scale, fits, near);
  for (const bundle of marked) draw_mark(context, bundle, scale, marked.length > 24, fits);
  for (const id of near.order) if (!near.dimmed(id)) fits(shape_box(id));
  for (const id of near.order.slice(first.length)) draw_name(context, id, scale, fits, near);
  for (const bundle of near.lines) draw_words(context, bundle, scale, fits);
}

function shape_box(id) {
  const { x, y } = network.getPosition(id);
  const half = drawn.get(id).size * boost() * 0.7;
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}

function draw_name(context, id, scale, fits, near) {
  if (near.dimmed(id)) return;
  const place = network.getPosition(id);
  const strong = near.chosen.has(id);
  const size = (strong ? 14 : drawn.get(id).size > 16 ? 13.5 : 12) / scale;
  context.font = `${strong || drawn.get(id).size > 16 ? 600 : 400} ${size}px ${FONT}`;
  const text = shorten(nodes[id].label, strong ? 44 : 26);
  const half = context.measureText(text).width / 2 + 2 / scale;
  const tries = spots(place, drawn.get(id).size * boost(), half, size, 3 / scale);
  const spot = tries.find((one) => fits({ left: one.x - half, right: one.x + half, top: one.y, bottom: one.y + size * 1.15 })) || (strong ? tries[0] : null);
  if (spot) write(context, text, spot.x, spot.y + size * 0.9, size, palette.ink);
}

// Where a name may stand: beneath its node, above it, to the right, to the left.
function spots({ x, y }, radius, half, size, gap) {
  return [
    { x, y: y + radius + gap }, { x, y: y - radius - gap - size * 1.15 },
    { x: x + radius + gap + half, y: y - size * 0.55 }, { x: x - radius - gap - half, y: y - size * 0.55 },
  ];
}

function draw_words(context, bundle, scale, fits) {
  const place = middle_of(bundle);
  if (!place) return;
  const size = 11 / scale;
  context.font = `400 ${size}px ${FONT}`;
  const half = context.measureText(bundle.words).width / 2;
  const shift = bundle.marked ? 15 / scale : 0;
  const box = { left: place.x - half, right: place.x + half, top: place.y - size * 0.7 + shift, bottom: place.y + size * 0.6 + shift };
  if (fits(box)) write(context, bundle.words, place.x, place.y + size * 0.35 + shift, size, line_colour(bundle));
}

// Where there are many disputes, a small dot stands for the sign.
function draw_mark(context, bundle, scale, small, fits) {
  const place = middle_of(bundle);
  if (!place) return;
  const radius = (small ? 3.5 : 7) / scale;
  fits({ left: place.x - radius, right: place.x + radius, top: place.y - radius, bottom: place.y + radius });
  context.beginPath();
  context.arc(place.x, place.y, radius, 0, 2 * Math.PI);
  context.fillStyle = palette.paper;
  context.fill();
  context.lineWidth = 1.4 / scale;
  context.setLineDash([]);
  context.strokeStyle = palette.denied;
  context.stroke();
  if (small) return;
  context.font = `700 ${11 / scale}px ${FONT}`;
  context.fillStyle = palette.denied;
  context.fillText("≠", place.x, place.y + 4 / scale);
}

function write(context, text, x, y, size, colour) {
  context.lineWidth = size * 0.32;
  context.setLineDash([]);
  context.strokeStyle = palette.halo;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

// A bundle that is not on the canvas, or not yet drawn there, has no middle.
function middle_of(bundle) {
  const line = network.body.edges[bundle.id];
  return line && line.connected && line.edgeType.fromPoint ? line.edgeType.getPoint(0.5) : null;
}

// What the choice of the reader brings forward; everything else steps back.
function emphasised() {
  const chosen = new Set();
  const lines = [];
  const bundle = bundles.get(state.selected);
  const id = selected_node();
  if (hovered !== null && network.body.nodes[hovered]) chosen.add(hovered);
  if (id !== null) chosen.add(id);
  if (bundle) for (const end of [bundle.from, bundle.to]) chosen.add(end);
  const around = new Set(chosen);
  for (const one of chosen) if (!bundle) neighbours[one].forEach((other) => around.add(other));
  const quiet = bundles.size <= 90 && network.getScale() > 0.3;
  for (const one of bundles.values()) {
    if (one === bundle || (!bundle && (chosen.has(one.from) || chosen.has(one.to))) || (quiet && !chosen.size)) lines.push(one);
  }
  const order = shown_nodes.filter((one) => network.body.nodes[one]).sort((a, b) => chosen.has(b) - chosen.has(a) || around.has(b) - around.has(a) || a - b);
  const fixed = id !== null || Boolean(bundle);
  return {
    chosen, lines, order,
    dimmed: (other) => fixed && !around.has(other),
    dimmed_line: (one) => fixed && (bundle ? one !== bundle : one.from !== id && one.to !== id),
  };
}
