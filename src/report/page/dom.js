// Elements, words and keys: what every view of the page is built with.

// element("p", {class: "seen", lang: "en"}, "text", otherElement)
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      made.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

// A sentence of the table with its gaps filled in. With `n` the table may hold a sentence for one and a sentence for many.
export function speaker(words) {
  return (key, gaps = {}) => {
    const found = words[key] ?? key;
    const sentence = Array.isArray(found) ? found[gaps.n === 1 ? 0 : 1] : found;
    return sentence.replace(/\{(\w+)\}/g, (gap, name) => gaps[name] ?? gap);
  };
}

export function sentence(text) {
  return text === "" ? "" : text[0].toUpperCase() + text.slice(1) + (/[.!?…]$/.test(text) ? "" : ".");
}

// A key that is meant for the page, not for a field or the browser.
export function isForPage(event) {
  const field = event.target.closest?.("input, textarea, select, [contenteditable]");
  return !event.defaultPrevented && !event.altKey && !event.metaKey && (!event.ctrlKey || event.key === "z") && !field;
}

export function picture(address, description, attributes = {}) {
  return element("img", { src: address, alt: description, decoding: "async", ...attributes });
}

// Asked for early, so that it is there when it is wanted.
const wanted = new Map();
export function preload(address) {
  if (address && !wanted.has(address)) {
    const image = new Image();
    image.src = address;
    wanted.set(address, image);
    if (wanted.size > 24) {
      wanted.delete(wanted.keys().next().value);
    }
  }
}
