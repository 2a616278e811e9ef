// What is shown, to take away.
function save(name, type, content) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = make("a", { href: address, download: name });
  link.click();
  toggle("open-export", "exports", false);
  setTimeout(() => URL.revokeObjectURL(address), 2000);
}

function file_name(ending) {
  return `${fold(data.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "newsgraph"}.${ending}`;
}

function save_png() {
  const canvas = document.querySelector("#network canvas");
  const copy = make("canvas", { width: canvas.width, height: canvas.height });
  const context = copy.getContext("2d");
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  copy.toBlob((blob) => save(file_name("png"), "image/png", blob));
}

function svg_text() {
  const spots = shown_nodes.map((id) => ({ id, ...places.get(id) }));
  const xs = spots.map((spot) => spot.x);
  const ys = spots.map((spot) => spot.y);
  const [left, top] = [Math.min(...xs, 0) - 90, Math.min(...ys, 0) - 60];
  const [width, height] = [Math.max(...xs, 0) - left + 90, Math.max(...ys, 0) - top + 70];
  const svg = svg_make("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `${left} ${top} ${width} ${height}`, width, height, "font-family": FONT });
  svg.append(svg_make("rect", { x: left, y: top, width, height, fill: palette.surface }));
  for (const bundle of bundles.values()) svg.append(svg_line(bundle));
  for (const { id, x, y } of spots) svg.append(...svg_node(id, x, y));
  return new XMLSerializer().serializeToString(svg);
}

function svg_line(bundle) {
  const look = line_look(bundle, false);
  const [from, to, middle] = [places.get(bundle.from), places.get(bundle.to), middle_of(bundle)];
  const bend = middle ? { x: 2 * middle.x - (from.x + to.x) / 2, y: 2 * middle.y - (from.y + to.y) / 2 } : { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const line = svg_make("path", { d: `M${from.x} ${from.y}Q${bend.x.toFixed(1)} ${bend.y.toFixed(1)} ${to.x} ${to.y}`, fill: "none", stroke: look.color.color, "stroke-width": look.width.toFixed(2), "stroke-opacity": look.color.opacity, "stroke-dasharray": look.dashes ? look.dashes.join(" ") : null });
  const title = svg_make("title", {});
  title.textContent = `${nodes[bundle.from].label} ${bundle.words} ${nodes[bundle.to].label}`;
  line.append(title);
  return line;
}

function svg_node(id, x, y) {
  const look = node_look(id, false);
  const text = svg_make("text", { x, y: y + drawn.get(id).size + 14, "text-anchor": "middle", "font-size": 12, fill: palette.ink, stroke: palette.halo, "stroke-width": 3, "paint-order": "stroke" });
  text.textContent = shorten(nodes[id].label, 26);
  return [svg_shape(look.shape, x, y, look.size, { fill: look.color.background, stroke: look.color.border, "stroke-width": look.borderWidth }), text];
}

const NG = "https://w3id.org/newsgraph/ns#";

function iri_text(iri) {
  const clean = iri.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (mark) => encodeURIComponent(mark).replace(/^[^%]$/, (one) => "%" + one.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")));
  return `<${clean}>`;
}

function turtle_string(text) {
  return `"${text.replace(/[\\"]/g, "\\$&").replace(/[\u0000-\u001f\u007f]/g, (mark) => "\\u" + mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0"))}"`;
}

function term(name, other) {
  return /^[A-Za-z][A-Za-z0-9]*$/.test(name) ? `ng:${name}` : `ng:${other}`;
}

function turtle_text() {
  const lines = [`@prefix ng: <${NG}> .`, "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .", "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .", "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .", ""];
  for (const id of shown_nodes) lines.push(`${iri_text(nodes[id].iri)} a ${term(nodes[id].type, "Entity")} ; rdfs:label ${turtle_string(nodes[id].label)} .`);
  for (const claim of [...bundles.values()].flatMap((bundle) => bundle.claims)) lines.push("", ...turtle_claim(claim));
  return lines.join("\n") + "\n";
}

function turtle_claim(claim) {
  const [from, to] = [iri_text(nodes[claim.from].iri), iri_text(nodes[claim.to].iri)];
  const relation = term(claim.relation, "relatedTo");
  if (claim.iri.startsWith(`${nodes[claim.from].iri}#`)) return [`${from} ${relation} ${to} .`]; // a part in an event is no statement
  const parts = [`a rdf:Statement , ${term(claim.kind, "Claim")}`, `rdf:subject ${from}`, `rdf:predicate ${relation}`, `rdf:object ${to}`, `ng:polarity ${term(claim.polarity, "Asserted")}`, `ng:modality ${term(claim.modality, "Certain")}`];
  if (claim.phrase) parts.push(`ng:phrase ${turtle_string(claim.phrase)}`);
  if (claim.source !== null) parts.push(`ng:source ${iri_text(nodes[claim.source].iri)}`);
  if (claim.document) parts.push(`ng:document ${iri_text(claim.document)}`);
  if (claim.document) claim.evidence.forEach(([begin, end]) => parts.push(`ng:evidence ${iri_text(`${claim.document}#char=${begin},${end}`)}`));
  for (const side of ["earliest", "latest"]) if (/^\d{4}-\d{2}-\d{2}$/.test(claim[side] || "")) parts.push(`ng:${side} "${claim[side]}"^^xsd:date`);
  const plain = claim.kind === "Fact" && relation !== "ng:relatedTo" ? [`${from} ${relation} ${to} .`] : [];
  return [...plain, `${iri_text(claim.iri)} ${parts.join(" ;\n    ")} .`];
}

function csv_text() {
  const head = ["subject", "relation", "object", "words", "standing", "polarity", "modality", "voice", "article", "published", "earliest", "latest", "sentence"];
  const rows = [...bundles.values()].flatMap((bundle) => bundle.claims).map((claim) => {
    const one = documents.get(claim.document) || {};
    return [nodes[claim.from].label, claim.relation, nodes[claim.to].label, claim.label, claim.kind, claim.polarity, claim.modality, claim.voice, one.title, one.published, claim.earliest, claim.latest, claim.evidence.map(([, , text]) => data.texts[text]).join(" / ")];
  });
  return "\ufeff" + [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

// A spreadsheet must not take a name for a formula.
function cell(value) {
  const text = String(value === null || value === undefined ? "" : value);
  return `"${(/^[=+\-@\t\r]/.test(text) ? "'" + text : text).replace(/"/g, '""')}"`;
}
