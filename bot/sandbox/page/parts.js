/** What several drawings share. */

/** Every component of the trees, depth first. @param {any[]} components @returns {any[]} */
export const everyOne = (components) =>
  (components ?? []).flatMap((component) => [component, ...everyOne(component.components)]);

/** A custom emoji is a picture on Discord's servers; its name says the same. */
export const emoji = (given) => (given ? (given.id ? `:${given.name}:` : given.name) : "");

/**
 * Gives a card its accent colour, which is only ever a bar; what it means is said in words inside.
 * @param {HTMLElement} card @param {number|null|undefined} colour
 */
export function barred(card, colour) {
  if (colour === null || colour === undefined) return card;
  card.classList.add("barred");
  card.style.setProperty("--bar", `#${colour.toString(16).padStart(6, "0")}`);
  return card;
}
