/* Elements are made here and nowhere else; every text becomes a text node. */
export const byId = (id) => document.getElementById(id);

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") made.addEventListener("click", value);
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

export const button = (text, act, attributes = {}) => element("button", { type: "button", ...attributes, onclick: act }, text);

/* What the editors wrote themselves, which there is in English alone, whatever the language of the page. */
export const english = (text) => element("span", { lang: "en" }, text);

/* A link to the outside for an address that is one, else the text alone. */
export function outsideLink(text, address) {
  if (!/^https?:\/\//i.test(address)) return element("span", {}, text);
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

export const reducedMotion = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
