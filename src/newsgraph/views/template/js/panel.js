// The side panel: what is chosen on the canvas, in words.
function show_panel() {
  const panel = byId("panel");
  const id = selected_node();
  if (state.path) panel.replaceChildren(...path_parts());
  else if (id !== null) panel.replaceChildren(...node_parts(id));
  else if (bundles.has(state.selected)) panel.replaceChildren(...line_parts(bundles.get(state.selected)));
  else panel.replaceChildren(...overview_parts());
  panel.scrollTop = 0;
}

function heading(text, note) {
  return make("h3", {}, make("span", {}, text), note === undefined ? null : make("small", {}, note));
}

function back_button() {
  return make("button", { type: "button", class: "name", onclick: step_back }, "← Overview");
}

function node_parts(id) {
  const node = nodes[id];
  const mine = claims_of[id];
  const parts = [back_button(), make("h2", { dir: "auto" }, node.label), make("span", { class: "kind" }, sign(node.kind, kinds.get(node.kind).shape), spaced(node.type))];
  parts.push(node_actions(id), node_facts(node));
  const section = (title, list, note) => list.length && parts.push(heading(title, note || counted(by_statement(list).length, "statement", "statements")), growing(by_statement(list), statement_card));
  section("What it does or is", mine.filter((claim) => claim.from === id));
  section("What is done to it or said of it", mine.filter((claim) => claim.to === id && claim.from !== id));
  section("What it says", said_by.get(id) || [], counted((said_by.get(id) || []).length, "claim", "claims"));
  if (!mine.length && !said_by.has(id)) parts.push(make("p", { class: "soft" }, "No statement names it."));
  return parts;
}

function node_actions(id) {
  const waiting = [...neighbours[id]].filter((other) => !in_view(other)).length;
  const act = (words, run, title) => make("button", { type: "button", title, onclick: run }, words);
  return make("div", { class: "actions" },
    state.focus === id ? act("Leave neighbourhood", () => focus_on(null), "Esc") : act("Neighbourhood", () => focus_on(id), "F"),
    waiting ? act(`Expand (${waiting})`, () => expand(id), "E") : null,
    act("Path to…", () => start_path(id), "P"), act("Hide", () => hide(id), "H"));
}

function node_facts(node) {
  const list = make("dl", { class: "facts" });
  const add = (term, ...content) => list.append(make("dt", {}, term), make("dd", {}, ...content));
  const joined = (names) => names.slice(0, 12).flatMap((name, place) => (place ? [", ", isolated(shorten(name, 120))] : [isolated(shorten(name, 120))]));
  if (node.acronyms.length) add("Short", ...joined(node.acronyms));
  const other = node.aliases.filter((name) => name !== node.label);
  if (other.length) add("Also", ...joined(other));
  if (node.of !== null) add("Of", name_button(node.of));
  if (node.community) add("Circle", `no. ${node.community}`);
  for (const link of node.links.slice(0, 6)) add("Same as", web_link(link, shorten(link, 60)));
  for (const [relation, text, voice, polarity] of node.descriptions.slice(0, 12)) {
    const no = polarity && polarity !== "Asserted" ? `${spaced(polarity)}: ` : "";
    add(shorten(spaced(relation), 40), no, isolated(shorten(text, 300)), make("span", { class: "soft" }, ` (${shorten(voice || "the article", 80)})`));
  }
  return list;
}

function line_parts(bundle) {
  const ends = make("h2", { dir: "auto" }, isolated(shorten(nodes[bundle.from].label, 90)), bundle.both ? " ↔ " : " → ", isolated(shorten(nodes[bundle.to].label, 90)));
  const groups_here = new Set(bundle.claims.map((claim) => groups.get(claim.group).name));
  const note = make("p", { class: "soft" }, `${[...groups_here].join(", ")} · ${counted(bundle.claims.length, "claim", "claims")}`);
  return [back_button(), ends, note, growing(by_statement(bundle.claims), line_card)];
}

function line_card(said) {
  const card = statement_card(said);
  const known = new Set(said);
  const answer = said.find((claim) => counterclaims(claim).some((other) => !known.has(other)));
  if (answer) card.append(counter_card(answer));
  return card;
}

function path_parts() {
  const parts = [back_button(), make("h2", {}, "Path"), make("p", { class: "soft" }, counted(state.path.length - 1, "step", "steps"))];
  state.path.slice(1).forEach((id, step) => {
    const before = state.path[step];
    const between = claims_of[id].filter((claim) => passes(claim) && [claim.from, claim.to].includes(before));
    parts.push(heading(`${step + 1}. ${shorten(nodes[before].label, 40)} – ${shorten(nodes[id].label, 40)}`), growing(by_statement(between), statement_card, 3));
  });
  return parts;
}
