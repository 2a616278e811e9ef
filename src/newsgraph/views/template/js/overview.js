// What there is to see, before anything is chosen.
function overview_parts() {
  const disputes = [...statements.values()].filter((said) => said.some((claim) => claim.disputed));
  const facts = claims.filter((claim) => tone_of(claim) === "fact").length;
  const number = (value, words) => make("div", {}, make("b", {}, value.toLocaleString("en")), make("span", {}, words));
  const parts = [make("h2", {}, "What the articles say"),
    make("div", { class: "numbers" }, number(data.documents.length, "articles"), number(nodes.length, "nodes"), number(facts, "facts"), number(claims.length - facts, "claims")),
    make("p", { class: "soft" }, "Solid lines are what an article itself asserts, dashed lines what somebody says, red lines what is denied. Choose a shape or a line to read the sentences.")];
  parts.push(heading("Most central", "claims that name them"), make("ol", { class: "plain" }, ...leading().map(central_row)));
  if (disputes.length) {
    parts.push(heading("Disputed", counted(disputes.length, "statement", "statements")));
    parts.push(growing(disputes.sort((a, b) => b.length - a.length), dispute_card, 4));
  }
  parts.push(...voice_parts(), ...circle_parts());
  return parts;
}

// The most central of those who act and are known by name; of everything where there are too few.
function leading() {
  const actors = nodes.filter((node) => node.actor && claims_of[node.id].length);
  return (actors.length < 3 ? nodes : actors).slice(0, 10);
}

function central_row(node, place) {
  const bar = make("i");
  bar.style.width = `${Math.round((100 * claims_of[node.id].length) / Math.max(1, ...leading().map((one) => claims_of[one.id].length)))}%`;
  bar.style.background = `var(--kind-${node.kind})`;
  return make("li", {}, make("button", { type: "button", class: "bar-row", onclick: () => visit(node.id) },
    sign(node.kind, kinds.get(node.kind).shape), isolated(node.label, { class: "name" }), make("span", { class: "bar" }, bar), make("span", { class: "count" }, claims_of[node.id].length)));
}

function dispute_card(said) {
  const sides = said.some((claim) => claim.rejects) && said.some((claim) => !claim.rejects) ? said : [...said, ...counterclaims(said[0])];
  return statement_card([...new Set(sides)]);
}

function voice_parts() {
  const voices = [...count_by(claims.filter((claim) => claim.source !== null), (claim) => claim.source)].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 6);
  if (!voices.length) return [];
  const row = ([id, count]) => make("li", {}, name_button(id), make("span", { class: "soft" }, ` ${counted(count, "claim", "claims")}, ${(said_by.get(id) || []).filter((claim) => claim.disputed).length} disputed`));
  return [heading("Who speaks"), make("ul", { class: "plain" }, ...voices.map(row))];
}

function circle_parts() {
  const circles = [...count_by(nodes.filter((node) => node.community), (node) => node.community)].sort((a, b) => a[0] - b[0]).slice(0, 8);
  if (!circles.length) return [];
  const row = ([circle, count]) => {
    const dot = svg_make("svg", { class: "sign", viewBox: "0 0 18 14", "aria-hidden": "true" });
    dot.append(svg_make("circle", { cx: 9, cy: 7, r: 5, fill: `var(--c${((circle - 1) % 8) + 1})` }));
    const names = nodes.filter((node) => node.community === circle).slice(0, 3).flatMap((node, place) => [place ? ", " : " ", name_button(node.id)]);
    return make("li", {}, dot, ...names, make("span", { class: "soft" }, count > 3 ? ` and ${count - 3} more` : ""));
  };
  return [heading("Circles written about together"), make("ul", { class: "plain" }, ...circles.map(row))];
}
