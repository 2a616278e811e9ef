// Elements are built node by node and text is only ever set as text: a name from an article is hostile input.
const byId = (id) => document.getElementById(id);

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "onclick") element.addEventListener("click", value);
    else if (name === "class") element.className = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== "").map(child_node));
  return element;
}

function child_node(child) {
  return child instanceof Node ? child : document.createTextNode(String(child));
}

function isolated(text, attributes = {}) {
  return make("bdi", { dir: "auto", ...attributes }, text);
}

function shorten(text, limit) {
  const letters = Array.from(text);
  return letters.length <= limit ? text : letters.slice(0, limit - 1).join("").trimEnd() + "…";
}

function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function web_link(address, text) {
  if (!/^https?:\/\/[^\s<>"]+$/.test(address)) return isolated(text);
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

function counted(number, one, many) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

// "materialConflict" → "material conflict"
function spaced(name) {
  return name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}
