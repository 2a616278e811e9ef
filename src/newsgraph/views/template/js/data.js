// The data of the page and the indexes over it. Nothing here changes after loading.
const data = JSON.parse(byId("data").textContent);
const nodes = data.nodes;
const claims = data.claims;
const drawn = new Map(data.canvas.nodes.map((node) => [node.id, node]));
const kinds = new Map(data.kinds.map((kind) => [kind.id, kind]));
const groups = new Map(data.groups.map((group) => [group.id, group]));
const documents = new Map(data.documents.map((one) => [one.iri, one]));
const claims_of = nodes.map(() => []);
const neighbours = nodes.map(() => new Set());
const statements = new Map();

for (const claim of claims) {
  claim.statement = [claim.from, claim.relation, claim.to, claim.group === "open" ? claim.phrase : ""].join("\u001f");
  claim.voice_key = claim.source === null ? `:${claim.voice}` : String(claim.source);
  claim.rejects = claim.polarity !== "Asserted";
  claim.first = claim.earliest || claim.latest;
  claim.last = claim.latest || claim.earliest;
  claims_of[claim.from].push(claim);
  if (claim.to !== claim.from) claims_of[claim.to].push(claim);
  neighbours[claim.from].add(claim.to);
  neighbours[claim.to].add(claim.from);
  if (!statements.has(claim.statement)) statements.set(claim.statement, []);
  statements.get(claim.statement).push(claim);
}

// Who belongs to whom: the officials of a state, the leader of a group.
for (const node of nodes) {
  if (node.of === null || node.of === node.id) continue;
  neighbours[node.id].add(node.of);
  neighbours[node.of].add(node.id);
}

for (const said of statements.values()) {
  const disputed = said.some((claim) => claim.rejects) && said.some((claim) => !claim.rejects);
  for (const claim of said) claim.disputed = disputed || claim.contradicts.length > 0;
}

const said_by = new Map();
for (const claim of claims) {
  if (claim.source === null) continue;
  if (!said_by.has(claim.source)) said_by.set(claim.source, []);
  said_by.get(claim.source).push(claim);
}

// Every day that a claim names, in order, and the place of each.
const days = [...new Set(claims.flatMap((claim) => [claim.first, claim.last]).filter(Boolean))].sort();

const place_of_day = new Map(days.map((day, place) => [day, place]));

// Claims that stand against one: those it contradicts, and those of the same statement on the other side.
function counterclaims(claim) {
  const against = new Set(claim.contradicts.map((id) => claims[id]));
  for (const other of statements.get(claim.statement)) if (other.rejects !== claim.rejects) against.add(other);
  return [...against];
}

function count_by(items, key) {
  const counts = new Map();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) || 0) + 1);
  return counts;
}
