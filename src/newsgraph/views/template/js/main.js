// Start: read the address, draw, and listen.
const KEYS = {
  "/": () => byId("search").focus(), "?": () => byId("help").showModal(), "0": fit, Escape: step_back,
  "+": () => network.moveTo({ scale: network.getScale() * 1.25 }), "=": () => network.moveTo({ scale: network.getScale() * 1.25 }),
  "-": () => network.moveTo({ scale: network.getScale() / 1.25 }),
  ArrowLeft: () => walk("ArrowLeft"), ArrowRight: () => walk("ArrowRight"), ArrowUp: () => walk("ArrowUp"), ArrowDown: () => walk("ArrowDown"),
};
const NODE_KEYS = { f: (id) => focus_on(state.focus === id ? null : id), e: expand, h: hide, p: start_path, Enter: () => byId("panel").focus() };

function on_key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || byId("help").open) return;
  if (event.key.startsWith("Arrow") && event.target !== byId("network")) return;
  if (event.key === "Enter" && event.target !== byId("network")) return;
  const id = selected_node();
  const run = KEYS[event.key] || (id !== null && NODE_KEYS[event.key] ? () => NODE_KEYS[event.key](id) : null);
  if (!run) return;
  event.preventDefault();
  run();
}

function toggle(button, box, on) {
  byId(button).setAttribute("aria-expanded", String(on));
  if (box === "filters") byId(box).classList.toggle("open", on);
  else byId(box).hidden = !on;
}

function listen() {
  document.addEventListener("keydown", on_key);
  byId("fit").addEventListener("click", fit);
  byId("theme").addEventListener("click", () => { set_theme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"); paint(); remember(); });
  byId("open-help").addEventListener("click", () => byId("help").showModal());
  byId("open-export").addEventListener("click", () => toggle("open-export", "exports", byId("exports").hidden));
  byId("open-filters").addEventListener("click", () => toggle("open-filters", "filters", !byId("filters").classList.contains("open")));
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".tools")) toggle("open-export", "exports", false);
    if (!event.target.closest("#filters, #open-filters")) toggle("open-filters", "filters", false);
  });
  byId("save-png").addEventListener("click", save_png);
  byId("save-svg").addEventListener("click", () => save(file_name("svg"), "image/svg+xml", svg_text()));
  byId("save-ttl").addEventListener("click", () => save(file_name("ttl"), "text/turtle", turtle_text()));
  byId("save-csv").addEventListener("click", () => save(file_name("csv"), "text/csv", csv_text()));
  byId("copy-link").addEventListener("click", copy_link);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { if (!state.theme) { set_theme(null); paint(); } });
  addEventListener("hashchange", () => { if (location.hash.slice(1) !== last_link) open_link(); });
}

async function copy_link() {
  const address = `${location.href.split("#")[0]}#${link_text()}`;
  try {
    await navigator.clipboard.writeText(address);
    byId("notice").textContent = "Link copied.";
  } catch (refused) {
    if (!(refused instanceof DOMException || refused instanceof TypeError)) throw refused;
    byId("notice").textContent = "The link is in the address bar.";
  }
}

function open_link() {
  const claim = recall();
  set_theme(state.theme);
  changed();
  if (claim) visit_claim(claim);
  else fit();
}

start_time();
set_theme(null);
start_canvas();
start_search();
listen();
open_link();
document.documentElement.dataset.ready = "yes";
