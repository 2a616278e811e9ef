// A statement and its claims as cards: who says it, how, in which sentence, and who says otherwise.
function statement_words(claim) {
  const not = claim.rejects ? "not: " : "";
  return [isolated(shorten(nodes[claim.from].label, 90)), ` ${not}`, isolated(shorten(claim.label, 90)), " ", isolated(shorten(nodes[claim.to].label, 90))];
}

function name_button(id) {
  return make("button", { type: "button", class: "name", onclick: () => visit(id) }, isolated(shorten(nodes[id].label, 120)));
}

function statement_card(said) {
  const first = said[0];
  const disputed = said.some((claim) => claim.disputed);
  const tone = said.every((claim) => claim.rejects) ? "var(--denied)" : `var(--group-${first.group})`;
  const fact = said.some((claim) => tone_of(claim) === "fact");
  const head = make("p", { class: "head" }, name_button(first.from), " ", make("em", {}, isolated(shorten(first.label, 200))), " ", name_button(first.to), " ");
  if (disputed) head.append(make("span", { class: "badge dispute" }, "≠ disputed"));
  const card = make("div", { class: `statement${fact ? "" : " claimed"}${disputed ? " disputed" : ""}` }, head, ...said.map(claim_part));
  card.style.setProperty("--tone", tone);
  return card;
}

function claim_part(claim) {
  return make("div", { class: "claim" }, claim_badges(claim), ...claim.evidence.slice(0, 3).map(([, , text]) => quote(claim, data.texts[text])), claim_source(claim));
}

function claim_badges(claim) {
  const row = make("div", { class: "meta" });
  const words = { Fact: "Fact", PastFact: "Fact, past", Claim: "Claim" };
  row.append(make("span", { class: `badge ${claim.kind}` }, words[claim.kind] || "Claim"));
  if (claim.rejects) row.append(make("span", { class: "badge denied" }, claim.polarity));
  if (claim.modality !== "Certain") row.append(make("span", { class: "badge modal" }, claim.modality));
  row.append(voice_words(claim));
  return row;
}

function voice_words(claim) {
  const act = claim.act && claim.act !== "Assertion" ? ` (${spaced(claim.act)})` : "";
  const who = claim.source === null ? isolated(claim.voice) : name_button(claim.source);
  return make("span", {}, claim.kind === "Claim" ? "said by " : "stated by ", who, act);
}

function claim_source(claim) {
  const one = documents.get(claim.document);
  const parts = [];
  if (one) parts.push(one.link ? web_link(one.link, shorten(one.title, 140)) : isolated(shorten(one.title, 140)));
  if (one && one.author) parts.push(isolated(`by ${shorten(one.author, 80)}`));
  if (one && one.published) parts.push(one.published);
  if (claim.time || claim.first) parts.push(`time: ${shorten(claim.time || claim.first, 80)}${claim.time && claim.first ? ` (${claim.first}${claim.last !== claim.first ? " to " + claim.last : ""})` : ""}`);
  if (claim.confidence) parts.push(`reading ${Math.round(claim.confidence * 100)}% sure`);
  const line = make("div", { class: "source" });
  parts.forEach((part, place) => line.append(...(place ? [" · ", part] : [part])));
  return line;
}

// The sentence, with the words of the claim marked in it.
function quote(claim, sentence) {
  const words = [claim.phrase, claim.label, ...names_of(claim.from), ...names_of(claim.to)].filter((word) => word && word.length > 1 && word.length < 120);
  const line = make("p", { class: "quote", dir: "auto" });
  if (!words.length) return make("p", { class: "quote", dir: "auto" }, `“${sentence}”`);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${words.sort((a, b) => b.length - a.length).map(literal).join("|")})(?![\\p{L}\\p{N}])`, "giu");
  line.append("“");
  sentence.split(pattern).forEach((part, place) => part && line.append(place % 2 ? make("mark", {}, part) : part));
  line.append("”");
  return line;
}

function literal(text) {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

function names_of(id) {
  return [nodes[id].label, ...nodes[id].aliases, ...nodes[id].acronyms].slice(0, 12);
}

function counter_card(claim) {
  const against = counterclaims(claim);
  if (!against.length) return null;
  return make("div", { class: "against" }, make("b", {}, "Against it"), ...against.slice(0, 6).map(claim_part));
}

// A long list shows its first part and grows on request.
function growing(items, card, size = 8) {
  const list = make("div");
  let count = 0;
  const more = make("button", { type: "button", class: "more", onclick: () => grow() });
  function grow() {
    list.append(...items.slice(count, count + size).map(card).filter(Boolean));
    count += size;
    more.textContent = `Show ${Math.min(size, items.length - count)} more of ${items.length}`;
    more.hidden = count >= items.length;
    list.append(more);
  }
  grow();
  return list;
}

function by_statement(list) {
  const found = new Map();
  for (const claim of list) {
    if (!found.has(claim.statement)) found.set(claim.statement, []);
    found.get(claim.statement).push(claim);
  }
  const weight = (said) => said.length + 3 * said.some((claim) => claim.disputed) + 2 * said.some((claim) => tone_of(claim) === "fact");
  for (const said of found.values()) said.sort((a, b) => a.rejects - b.rejects || (tone_of(b) === "fact") - (tone_of(a) === "fact") || a.id - b.id);
  return [...found.values()].sort((a, b) => weight(b) - weight(a) || a[0].id - b[0].id);
}
