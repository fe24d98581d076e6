/** Making elements, and patching what is on the page without losing focus. */

/**
 * Text always becomes a text node, so nothing that a message says can turn into markup.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] `false`, `null` and `undefined` leave one out
 * @param {...(Node|string|null|false|undefined)} children
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child || child === ""));
  return element;
}

/** Attributes that the person at the page sets, and a new drawing must leave alone. */
const KEPT = new Set(["data-open", "open"]);

/**
 * Makes `old` look like `wanted` while keeping its nodes, so focus, hover and selection stay.
 * @param {Element} old
 * @param {Element} wanted
 */
export function morph(old, wanted) {
  for (const { name } of [...old.attributes]) {
    if (!wanted.hasAttribute(name) && !KEPT.has(name)) old.removeAttribute(name);
  }
  for (const { name, value } of [...wanted.attributes]) {
    if (old.getAttribute(name) === value) continue;
    // The page's policy forbids style attributes, but not styles that a script sets.
    if (name === "style") old.style.cssText = value;
    else old.setAttribute(name, value);
  }
  morphChildren(old, wanted);
}

/** @param {Element} old @param {Element} wanted */
function morphChildren(old, wanted) {
  const keyed = new Map();
  for (const child of old.children) if (child.dataset.key) keyed.set(child.dataset.key, child);
  let place = old.firstChild;
  for (const next of [...wanted.childNodes]) {
    const match = matching(place, next, keyed);
    if (!match) {
      old.insertBefore(next, place);
      continue;
    }
    if (match !== place) old.insertBefore(match, place);
    else place = place.nextSibling;
    if (match.nodeType === Node.TEXT_NODE) {
      if (match.data !== next.data) match.data = next.data;
    } else morph(match, next);
  }
  while (place) {
    const gone = place;
    place = place.nextSibling;
    gone.remove();
  }
}

function matching(place, next, keyed) {
  const key = next.nodeType === Node.ELEMENT_NODE ? next.dataset.key : undefined;
  if (key) {
    const found = keyed.get(key);
    return found && found.nodeName === next.nodeName ? found : null;
  }
  const alike = place && place.nodeName === next.nodeName && !place.dataset?.key;
  return alike ? place : null;
}
