// The legend is the filter: what is not ticked is not shown.
function draw_filters() {
  const panel = byId("filters");
  const kind_counts = count_by(nodes, (node) => node.kind);
  const group_counts = count_by(claims, (claim) => claim.group);
  panel.replaceChildren(
    ...ticks("Who and what", "kind", data.kinds.filter((kind) => kind_counts.get(kind.id)).map((kind) => [kind.id, kind.name, sign(kind.id, kind.shape), kind_counts.get(kind.id)])),
    ...ticks("Relations", "group", data.groups.filter((group) => group_counts.get(group.id)).map((group) => [group.id, group.name, line_sign(`var(--group-${group.id})`, null), group_counts.get(group.id)])),
    ...ticks("Standing", "status", standing()),
    ...ticks("Polarity", "polarity", counted_values("polarity", ["Asserted", "Negated", "Denied"])),
    ...ticks("Certainty", "modality", counted_values("modality", ["Certain", "Probable", "Possible", "Future", "Obligation", "Hypothetical"])),
    ...choices("Said by", "voice", voice_options()), ...choices("Article", "document", document_options()), ...view_options());
}

function standing() {
  const words = { Fact: ["Stated as fact", null], PastFact: ["Was a fact", null], Claim: ["Claimed", "5 3"] };
  const counts = count_by(claims, (claim) => claim.kind);
  return Object.entries(words).filter(([kind]) => counts.get(kind)).map(([kind, [name, dashes]]) => [kind, name, line_sign("var(--soft)", dashes), counts.get(kind)]);
}

function counted_values(field, order) {
  const counts = count_by(claims, (claim) => claim[field]);
  const found = [...counts.keys()].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return found.map((value) => [value, value, value === "Denied" || value === "Negated" ? line_sign("var(--denied)", "2 3") : null, counts.get(value)]);
}

function ticks(title, field, rows) {
  if (rows.length < 2 && field !== "kind" && field !== "group") return [];
  const off = state.off[field];
  const all = make("button", { type: "button", onclick: () => { const none = off.size === 0; rows.forEach(([id]) => (none ? off.add(id) : off.delete(id))); changed(); } }, off.size ? "all" : "none");
  const row = ([id, name, mark, count]) => {
    const box = make("input", { type: "checkbox", "data-field": field, "data-value": id });
    box.checked = !off.has(id);
    box.addEventListener("change", () => { if (box.checked) off.delete(id); else off.add(id); changed(); });
    return make("label", { class: `row${off.has(id) ? " off" : ""}` }, box, mark, make("span", { class: "text" }, name), make("span", { class: "count" }, count.toLocaleString("en")));
  };
  return [make("h2", {}, title, all), ...rows.map(row)];
}

function choices(title, field, options) {
  if (options.length < 2) return [];
  const select = make("select", { "aria-label": title, "data-field": field }, ...options.map(([value, words]) => make("option", { value }, words)));
  select.value = state[field];
  select.addEventListener("change", () => { state[field] = select.value; changed(); });
  return [make("h2", {}, title), select];
}

function voice_options() {
  const counts = [...count_by(claims, (claim) => claim.voice_key)].sort((a, b) => b[1] - a[1]);
  const name = (key) => (key.startsWith(":") ? key.slice(1) : nodes[Number(key)].label);
  return [["", "anybody"], ...counts.map(([key, count]) => [key, `${shorten(name(key), 40)} (${count})`])];
}

function document_options() {
  const counts = count_by(claims, (claim) => claim.document);
  return [["", "any article"], ...data.documents.map((one) => [one.iri, `${one.published ? one.published + " " : ""}${shorten(one.title, 46)} (${counts.get(one.iri) || 0})`])];
}

function view_options() {
  const select = make("select", { "aria-label": "Lines" }, make("option", { value: "auto" }, "lines as room allows"), make("option", { value: "group" }, "one line per kind of relation"), make("option", { value: "relation" }, "one line per relation"), make("option", { value: "pair" }, "one line per pair"));
  select.value = state.lines;
  select.addEventListener("change", () => { state.lines = select.value; state.selected = selected_node() === null ? null : state.selected; changed(); });
  const tick = (words, id, checked, run) => {
    const box = make("input", { type: "checkbox", id });
    box.checked = checked;
    box.addEventListener("change", () => { run(box.checked); changed(); });
    return make("label", { class: "row" }, box, make("span", { class: "text" }, words));
  };
  const circles = nodes.some((node) => node.community) ? tick("Colour by circle", "circles", state.colour === "community", (on) => { state.colour = on ? "community" : "kind"; }) : null;
  const disputed = claims.some((claim) => claim.disputed) ? tick("Only what is disputed", "disputed", state.disputed, (on) => { state.disputed = on; }) : null;
  const voices = said_by.size ? tick("Who speaks of whom", "voices", state.voices, (on) => { state.voices = on; }) : null;
  return [make("h2", {}, "View"), select, circles, disputed, voices, make("button", { type: "button", onclick: reset }, "Reset everything")].filter(Boolean);
}

// After any choice: filters, canvas and panel say the same.
function changed() {
  draw_filters();
  draw_time();
  refresh();
  show_panel();
}

function draw_chips() {
  const chip = (words, run) => make("button", { type: "button", title: "Remove this limit", onclick: run }, words, " ✕");
  const chips = [];
  if (state.focus !== null) chips.push(chip(`Around ${shorten(nodes[state.focus].label, 30)}`, () => focus_on(null)));
  if (state.path) chips.push(chip("Path", () => { state.path = null; changed(); fit(); }));
  if (state.hidden.size) chips.push(chip(`${state.hidden.size} hidden`, () => { state.hidden.clear(); changed(); }));
  byId("chips").replaceChildren(...chips);
}
