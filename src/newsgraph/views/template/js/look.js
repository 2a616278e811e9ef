// Colours come from the style sheet alone, so that light, dark and print agree.
let palette = {};

function read_palette() {
  const style = getComputedStyle(document.documentElement);
  const names = ["surface", "paper", "sunken", "ink", "soft", "line", "accent", "halo", "denied"];
  names.push(...[...kinds.keys()].map((kind) => `kind-${kind}`), ...[...groups.keys()].map((group) => `group-${group}`));
  names.push(...[1, 2, 3, 4, 5, 6, 7, 8].map((number) => `c${number}`));
  palette = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

function node_colour(id) {
  const node = nodes[id];
  if (state.colour !== "community") return palette[`kind-${node.kind}`];
  return node.community ? palette[`c${((node.community - 1) % 8) + 1}`] : palette.line;
}

function hollow(kind) {
  return kind === "concept" || kind === "collective";
}

// A large network is seen from afar: its shapes and lines are drawn larger.
function boost() {
  return Math.max(1, Math.min(1.8, Math.sqrt(shown_nodes.length / 40)));
}

function line_boost() {
  const crowd = Math.min(1, 140 / Math.max(1, bundles.size));
  return Math.max(1, Math.min(2.6, Math.sqrt(shown_nodes.length / 25))) * (0.55 + 0.45 * crowd);
}

function node_look(id, dimmed) {
  const kind = nodes[id].kind;
  const colour = node_colour(id);
  const fill = hollow(kind) ? palette.surface : colour;
  const chosen = { background: fill, border: palette.ink };
  return {
    shape: drawn.get(id).shape, size: drawn.get(id).size * boost(), opacity: dimmed ? 0.18 : 1,
    borderWidth: hollow(kind) ? 2.5 : 1, shapeProperties: { borderDashes: kind === "collective" ? [4, 3] : false },
    color: { background: fill, border: hollow(kind) ? colour : palette.surface, highlight: chosen, hover: chosen },
  };
}

function line_colour(bundle) {
  return bundle.tone === "denied" ? palette.denied : palette[`group-${bundle.group}`];
}

function line_look(bundle, dimmed) {
  const colour = line_colour(bundle);
  const many = Math.max(0.35, Math.min(1, 140 / Math.max(1, bundles.size)));
  const weight = many * Math.min(3, Math.log2(bundle.claims.length));
  return {
    dashes: bundle.tone === "fact" ? false : bundle.tone === "denied" ? [2, 4] : [7, 5],
    width: ((bundle.tone === "fact" ? 2 : 1.5) + weight) * line_boost(),
    color: { color: colour, highlight: colour, hover: colour, opacity: dimmed ? 0.08 : (bundle.tone === "claim" ? 0.85 : 0.95) * (selected_node() === null ? 0.4 + 0.6 * many : 1) },
  };
}

function set_theme(theme) {
  state.theme = theme;
  const dark = theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  read_palette();
}

// A small drawing of a shape or line for the legend, with the canvas's own colours.
function sign(kind, shape) {
  const svg = svg_make("svg", { class: "sign", viewBox: "0 0 18 14", "aria-hidden": "true" });
  const colour = `var(--kind-${kind})`;
  const look = hollow(kind) ? { fill: "none", stroke: colour, "stroke-width": 2 } : { fill: colour };
  svg.append(svg_shape(shape, 9, 7, 5.5, look));
  return svg;
}

function line_sign(colour, dashes) {
  const svg = svg_make("svg", { class: "sign", viewBox: "0 0 18 14", "aria-hidden": "true" });
  svg.append(svg_make("line", { x1: 0, y1: 7, x2: 18, y2: 7, stroke: colour, "stroke-width": 2.5, "stroke-dasharray": dashes }));
  return svg;
}

function svg_make(tag, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, String(value));
  return element;
}

function svg_shape(shape, x, y, size, look) {
  if (shape === "dot") return svg_make("circle", { cx: x, cy: y, r: size, ...look });
  return svg_make("polygon", { points: corners(shape, x, y, size).map((point) => point.map((v) => v.toFixed(1)).join(",")).join(" "), ...look });
}

function corners(shape, x, y, size) {
  const turn = (count, start, radius = () => size) =>
    Array.from({ length: count }, (_, i) => [x + radius(i) * Math.cos(start + (2 * Math.PI * i) / count), y + radius(i) * Math.sin(start + (2 * Math.PI * i) / count)]);
  if (shape === "square") return turn(4, Math.PI / 4, () => size * 1.3);
  if (shape === "diamond") return turn(4, 0, () => size * 1.15);
  if (shape === "hexagon") return turn(6, 0);
  if (shape === "triangle") return turn(3, -Math.PI / 2, () => size * 1.15);
  if (shape === "triangleDown") return turn(3, Math.PI / 2, () => size * 1.15);
  return turn(10, -Math.PI / 2, (i) => (i % 2 ? size * 0.5 : size * 1.2));
}
