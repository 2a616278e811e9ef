// The time slider: steps are the days that the claims name, so that crowded weeks get room.
function start_time() {
  if (days.length < 2) { byId("time").hidden = true; return; }
  const slide = (id, words, run) => {
    const input = make("input", { type: "range", id, min: 0, max: days.length - 1, step: 1, "aria-label": words });
    input.addEventListener("input", () => { run(Number(input.value)); refresh(); draw_time(); });
    return input;
  };
  const undated = make("input", { type: "checkbox", id: "undated" });
  undated.addEventListener("change", () => { state.undated = undated.checked; changed(); });
  byId("time").replaceChildren(
    make("div", { class: "bars", "aria-hidden": "true" }),
    make("div", { class: "slide" }, slide("from", "From", (value) => { state.from = Math.min(value, state.to); }), slide("to", "To", (value) => { state.to = Math.max(value, state.from); })),
    make("div", { class: "words" }, make("output", { id: "span", for: "from to" }), make("label", { class: "chip" }, undated, "with undated claims")));
  draw_time();
}

function draw_time() {
  if (days.length < 2) return;
  byId("from").value = state.from;
  byId("to").value = state.to;
  byId("undated").checked = state.undated;
  byId("span").textContent = `${days[state.from]} to ${days[state.to]}`;
  for (const id of ["from", "to"]) byId(id).setAttribute("aria-valuetext", days[state[id]]);
  const count = Math.min(48, days.length);
  const sums = new Array(count).fill(0);
  const bin = (day) => Math.min(count - 1, Math.floor((place_of_day.get(day) * count) / days.length));
  for (const claim of claims) if (claim.first) sums[bin(claim.first)] += 1;
  const top = Math.max(...sums, 1);
  const bars = sums.map((sum, place) => {
    const middle = ((place + 0.5) * days.length) / count;
    const bar = make("i", { class: middle >= state.from && middle <= state.to + 1 ? "in" : null });
    bar.style.height = `${(100 * sum) / top}%`;
    return bar;
  });
  document.querySelector("#time .bars").replaceChildren(...bars);
}
