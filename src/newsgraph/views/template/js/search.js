// Find names first, then words in sentences; arrows and Enter choose.
let hits = [];
let pointed = 0;
let path_from = null;

function find_hits(words) {
  const wanted = fold(words.trim());
  if (!wanted) return [];
  const scored = nodes.map((node) => [node, name_score(node, wanted)]).filter(([, score]) => score > 0);
  const names = scored.sort((a, b) => b[1] - a[1] || a[0].id - b[0].id).slice(0, 10).map(([node]) => ({ node }));
  if (path_from !== null || wanted.length < 3) return names;
  const said = claims.filter((claim) => claim.evidence.some(([, , text]) => fold(data.texts[text]).includes(wanted))).slice(0, 6);
  return [...names, ...said.map((claim) => ({ claim }))];
}

function name_score(node, wanted) {
  let best = 0;
  names_of(node.id).forEach((name, place) => {
    const text = fold(name);
    const at = text.indexOf(wanted);
    if (at < 0) return;
    const score = (text === wanted ? 4 : at === 0 ? 3 : text[at - 1] === " " ? 2 : 1) - (place ? 0.5 : 0);
    best = Math.max(best, score);
  });
  return best;
}

function show_hits() {
  const box = byId("search");
  const list = byId("found");
  hits = find_hits(box.value);
  pointed = 0;
  list.replaceChildren(...hits.map(hit_row));
  if (box.value.trim() && !hits.length) list.replaceChildren(make("li", { role: "option", "aria-disabled": "true" }, "Nothing found"));
  list.hidden = !box.value.trim();
  box.setAttribute("aria-expanded", String(!list.hidden));
  point_at(0);
}

function hit_row(hit, place) {
  const row = make("li", { role: "option", id: `hit${place}`, "aria-selected": "false" });
  if (hit.node) row.append(sign(hit.node.kind, kinds.get(hit.node.kind).shape), isolated(shorten(hit.node.label, 60)), make("small", {}, spaced(hit.node.type)));
  else row.append(make("small", {}, "“", isolated(shorten(data.texts[hit.claim.evidence[0][2]], 110)), "”"));
  row.addEventListener("pointerdown", (event) => { event.preventDefault(); take(hit); });
  return row;
}

function point_at(place) {
  pointed = hits.length ? (place + hits.length) % hits.length : 0;
  [...byId("found").children].forEach((row, number) => row.setAttribute("aria-selected", String(number === pointed)));
  if (hits.length) byId("search").setAttribute("aria-activedescendant", `hit${pointed}`);
  else byId("search").removeAttribute("aria-activedescendant");
}

function take(hit) {
  if (!hit) return;
  close_search();
  if (path_from !== null && hit.node) { finish_path(hit.node.id); return; }
  if (hit.node) visit(hit.node.id);
  else visit_claim(hit.claim);
}

function close_search() {
  byId("search").value = "";
  byId("search").placeholder = "Find a name or words…";
  byId("found").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
}

function start_search() {
  const box = byId("search");
  box.addEventListener("input", show_hits);
  box.addEventListener("blur", () => { byId("found").hidden = true; box.setAttribute("aria-expanded", "false"); });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") point_at(pointed + 1);
    else if (event.key === "ArrowUp") point_at(pointed - 1);
    else if (event.key === "Enter") take(hits[pointed]);
    else if (event.key === "Escape") { path_from = null; close_search(); byId("network").focus(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
