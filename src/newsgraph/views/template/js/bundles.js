// Lines on the canvas stand for bundles of claims; several between one pair are bent apart.
const DENSE = 160; // lines at once beyond which one line stands for each pair, unless the reader chooses
const LINES = {
  group: (claim) => [claim.from, claim.to, claim.group, tone_of(claim)],
  relation: (claim) => [claim.from, claim.to, claim.relation, claim.label, tone_of(claim)],
  pair: (claim) => [Math.min(claim.from, claim.to), Math.max(claim.from, claim.to)],
};

function tone_of(claim) {
  if (claim.rejects) return "denied";
  return claim.kind === "Claim" ? "claim" : "fact";
}

function line_mode(shown) {
  return state.lines !== "auto" ? state.lines : new Set(shown.map((claim) => LINES.group(claim).join("|"))).size > DENSE ? "pair" : "group";
}

function bundle_up(shown) {
  const bundles = new Map();
  const mode = line_mode(shown);
  for (const claim of shown) {
    const id = "b" + LINES[mode](claim).join("|");
    if (!bundles.has(id)) bundles.set(id, { id, from: claim.from, to: claim.to, group: claim.group, tone: tone_of(claim), claims: [] });
    bundles.get(id).claims.push(claim);
  }
  for (const bundle of bundles.values()) describe(bundle, mode);
  bend([...bundles.values()]);
  return bundles;
}

function describe(bundle, mode) {
  const words = [...count_by(bundle.claims, (claim) => claim.label)].sort((a, b) => b[1] - a[1]);
  bundle.disputed = bundle.claims.some((claim) => claim.disputed);
  bundle.both = bundle.claims.some((claim) => claim.from !== bundle.from);
  if (mode === "pair") {
    const tones = new Set(bundle.claims.map(tone_of));
    bundle.tone = tones.has("fact") ? "fact" : tones.has("claim") ? "claim" : "denied";
    bundle.group = [...count_by(bundle.claims, (claim) => claim.group)].sort((a, b) => b[1] - a[1])[0][0];
  }
  const rest = words.length > 1 ? ` +${words.length - 1}` : bundle.claims.length > 1 ? ` ×${bundle.claims.length}` : "";
  const not = bundle.tone === "denied" ? "not: " : "";
  bundle.words = not + shorten(words[0][0], 34) + rest;
}

function bend(bundles) {
  const pairs = new Map();
  for (const bundle of bundles) {
    const pair = [Math.min(bundle.from, bundle.to), Math.max(bundle.from, bundle.to)].join("|");
    if (!pairs.has(pair)) pairs.set(pair, []);
    pairs.get(pair).push(bundle);
  }
  for (const side_by_side of pairs.values()) {
    side_by_side.sort((a, b) => (a.id < b.id ? -1 : 1));
    const disputed = side_by_side.filter((bundle) => bundle.disputed);
    const marked = disputed.find((bundle) => bundle.tone === "denied") || disputed[0];
    const step = Math.min(0.22, 1.3 / Math.max(1, side_by_side.length - 1));
    side_by_side.forEach((bundle, place) => {
      const offset = (place - (side_by_side.length - 1) / 2) * step * (bundle.from < bundle.to ? 1 : -1);
      bundle.smooth = Math.abs(offset) < 0.001 ? false : { enabled: true, type: offset > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(offset) };
      bundle.marked = bundle === marked;
      bundle.loop = bundle.from === bundle.to ? { size: 18 + 7 * place, angle: Math.PI / 4, renderBehindTheNode: false } : undefined;
    });
  }
}
