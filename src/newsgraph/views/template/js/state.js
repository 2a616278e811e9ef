// What the reader has chosen, and what is therefore shown.
const state = {
  off: { kind: new Set(), group: new Set(), status: new Set(), polarity: new Set(), modality: new Set() },
  voice: "", document: "", from: 0, to: Math.max(0, days.length - 1), undated: true, lonely: false,
  shown: new Set(data.first),
  hidden: new Set(), focus: null, path: null, selected: null, lines: "auto", colour: "kind", disputed: false, voices: false, theme: null,
};

function passes(claim) {
  const { off } = state;
  if (off.group.has(claim.group) || off.status.has(claim.kind)) return false;
  if (off.polarity.has(claim.polarity) || off.modality.has(claim.modality)) return false;
  if (off.kind.has(nodes[claim.from].kind) || off.kind.has(nodes[claim.to].kind)) return false;
  if (state.voice && claim.voice_key !== state.voice) return false;
  if (state.document && claim.document !== state.document) return false;
  if (state.disputed && !claim.disputed) return false;
  return in_time(claim);
}

function in_time(claim) {
  if (!claim.first) return state.undated;
  return !days.length || (claim.last >= days[state.from] && claim.first <= days[state.to]);
}

function limited() {
  const { off } = state;
  return Object.values(off).some((chosen) => chosen.size) || Boolean(state.voice || state.document || state.disputed) ||
    state.from > 0 || state.to < days.length - 1 || !state.undated;
}

// The ids of nodes in view, before lines are filtered.
function in_view(id) {
  if (state.off.kind.has(nodes[id].kind)) return false;
  if (state.path) return state.path.includes(id);
  if (state.hidden.has(id)) return false;
  if (state.focus !== null) return id === state.focus || neighbours[state.focus].has(id);
  return state.shown.has(id) || (state.voices && speaks_only(id));
}

// Somebody who speaks and of whom nothing else is said.
function speaks_only(id) {
  return claims_of[id].length === 0 && said_by.has(id);
}

function visible_claims() {
  return claims.filter((claim) => passes(claim) && in_view(claim.from) && in_view(claim.to) && on_path(claim));
}

function on_path(claim) {
  if (!state.path) return true;
  return Math.abs(state.path.indexOf(claim.from) - state.path.indexOf(claim.to)) === 1;
}

// Nodes that a filter has left without any line go, unless they never had one.
function visible_nodes(shown_claims) {
  const touched = new Set(shown_claims.flatMap((claim) => [claim.from, claim.to]));
  if (state.voices) for (const claim of shown_claims) if (claim.source !== null) touched.add(claim.source);
  const keep = (id) => touched.has(id) || id === state.focus || state.path || (!limited() && claims_of[id].length === 0 && !speaks_only(id)) || state.selected === `n${id}`;
  const whole = (id) => !limited() && (state.shown.has(id) || !speaks_only(id));
  return nodes.filter((node) => in_view(node.id) && (keep(node.id) || whole(node.id))).map((node) => node.id);
}
