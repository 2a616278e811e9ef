// The view in the address: copy it, and the reader of the same page sees the same.
function link_text() {
  const parts = new URLSearchParams();
  for (const [field, off] of Object.entries(state.off)) if (off.size) parts.set(field, [...off].sort().join("~"));
  if (state.voice) parts.set("voice", state.voice.startsWith(":") ? state.voice : nodes[Number(state.voice)].iri);
  if (state.document) parts.set("article", state.document);
  if (state.from > 0) parts.set("from", days[state.from]);
  if (state.to < days.length - 1) parts.set("to", days[state.to]);
  if (!state.undated) parts.set("undated", "no");
  if (state.lines !== "auto") parts.set("lines", state.lines);
  if (state.colour !== "kind") parts.set("colour", state.colour);
  if (state.disputed) parts.set("disputed", "yes");
  if (state.voices) parts.set("voices", "yes");
  if (state.focus !== null) parts.set("around", nodes[state.focus].iri);
  if (state.path) parts.set("path", [nodes[state.path[0]].iri, nodes[state.path.at(-1)].iri].join("~"));
  const id = selected_node();
  if (id !== null) parts.set("show", nodes[id].iri);
  else if (bundles.has(state.selected)) parts.set("claim", bundles.get(state.selected).claims[0].iri);
  if (state.theme) parts.set("theme", state.theme);
  return parts.toString();
}

let last_link = "";

function remember() {
  const text = link_text();
  if (text === last_link) return;
  last_link = text;
  try {
    history.replaceState(null, "", text ? `#${text}` : "#");
  } catch (refused) {
    if (!(refused instanceof DOMException)) throw refused; // a sandboxed frame has no address of its own
  }
}

function recall() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const by_iri = new Map(nodes.map((node) => [node.iri, node.id]));
  for (const field of Object.keys(state.off)) state.off[field] = new Set((parts.get(field) || "").split("~").filter(Boolean));
  const voice = parts.get("voice") || "";
  state.voice = voice.startsWith(":") ? voice : by_iri.has(voice) ? String(by_iri.get(voice)) : "";
  state.document = documents.has(parts.get("article")) ? parts.get("article") : "";
  state.from = Math.max(0, days.indexOf(parts.get("from")));
  state.to = days.includes(parts.get("to")) ? days.indexOf(parts.get("to")) : Math.max(0, days.length - 1);
  state.undated = parts.get("undated") !== "no";
  state.lines = parts.get("lines") in LINES ? parts.get("lines") : "auto";
  state.colour = parts.get("colour") === "community" ? "community" : "kind";
  state.disputed = parts.get("disputed") === "yes";
  state.voices = parts.get("voices") === "yes";
  state.focus = by_iri.get(parts.get("around")) ?? null;
  const [start, end] = (parts.get("path") || "").split("~").map((iri) => by_iri.get(iri));
  state.path = start !== undefined && end !== undefined ? shortest_path(start, end) : null;
  const shown = by_iri.get(parts.get("show"));
  state.selected = shown === undefined ? null : `n${shown}`;
  if (shown !== undefined) state.shown.add(shown);
  state.theme = ["light", "dark"].includes(parts.get("theme")) ? parts.get("theme") : null;
  return claims.find((claim) => claim.iri === parts.get("claim"));
}
