/** Draws what markdown.js read. Every word becomes a text node; links go to http and https only. */

import { el } from "./dom.js";
import { blocks } from "./markdown.js";
import { timeElement } from "./timestamps.js";

/** Gives the names behind ids; the page sets it from the world that it shows. */
export const names = {
  member: (id) => `member ${id}`,
  role: (id) => `role ${id}`,
  channel: (id) => `channel ${id}`,
};

const INLINE = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strike: "s",
};
const BLOCKS = {
  heading: (piece) => el(`h${piece.level + 2}`, { class: `heading-${piece.level}` }, ...pieces(piece.inside)),
  small: (piece) => el("p", { class: "small" }, ...pieces(piece.inside)),
  paragraph: (piece) => el("p", {}, ...pieces(piece.inside)),
  quote: (piece) => el("blockquote", {}, ...piece.inside.map(block)),
  fence: (piece) => el("pre", { tabindex: "0", "aria-label": "Code" }, el("code", {}, piece.text)),
  list: (piece) =>
    el(
      piece.ordered ? "ol" : "ul",
      { start: piece.ordered && piece.start !== 1 ? piece.start : null },
      ...piece.entries.map((entry) => el("li", {}, ...pieces(entry.inside), entry.below && block(entry.below))),
    ),
};

/** @param {string} source @returns {HTMLElement} a <div class="prose"> */
export const prose = (source) => el("div", { class: "prose" }, ...blocks(source).map(block));

const block = (piece) => BLOCKS[piece.kind](piece);
const pieces = (list) => list.flatMap(drawn);

function drawn(piece) {
  if (piece.kind === "text") return withBreaks(piece.text);
  if (INLINE[piece.kind]) return el(INLINE[piece.kind], {}, ...pieces(piece.inside));
  if (piece.kind === "code") return el("code", {}, piece.text);
  if (piece.kind === "time") return timeElement(piece.unix, piece.style);
  if (piece.kind === "mention") return el("span", { class: "mention" }, mentioned(piece));
  if (piece.kind === "command") return commandLink(piece.name);
  if (piece.kind === "spoiler") return spoiler(piece.inside);
  return anchor(piece.href, pieces(piece.inside));
}

const mentioned = ({ of, id }) => (of === "channel" ? `#${names.channel(id)}` : names[of](id));

export const commandLink = (name) =>
  el("button", { type: "button", class: "command-link", "data-do": "compose", "data-command": name }, `/${name}`);

const spoiler = (inside) =>
  el(
    "span",
    { class: "spoiler", role: "button", tabindex: "0", "data-do": "unveil", "aria-label": "Hidden text, press to read" },
    el("span", {}, ...pieces(inside)),
  );

const JUMP = /^https:\/\/(?:\w+\.)?discord\.com\/channels\/(\d+)\/(\d+)(?:\/(\d+))?\/?$/;

/**
 * A link; one into a channel of this world jumps there instead of leaving the page.
 * @param {string} href
 * @param {(Node|string)[]} inside
 * @param {string} [className]
 */
export function anchor(href, inside, className) {
  if (!isWeb(href)) return el("span", {}, ...inside);
  const jump = JUMP.exec(href);
  if (!jump) return el("a", { href, class: className, target: "_blank", rel: "noopener noreferrer nofollow" }, ...inside);
  const [, , channel, message] = jump;
  const bare = inside.length === 1 && inside[0].textContent === href;
  const words = bare ? `#${names.channel(channel)}${message ? " › message" : ""}` : inside;
  return jumpLink(channel, message, words, className);
}

/** A link to a message of this world, or to a whole channel. */
export function jumpLink(channel, message, inside, className) {
  const href = message ? `#m-${message}` : "#log";
  return el("a", { href, class: className, "data-do": "jump", "data-channel": channel, "data-message": message }, inside);
}

function isWeb(href) {
  try {
    return ["http:", "https:"].includes(new URL(href).protocol);
  } catch {
    return false;
  }
}

function withBreaks(text) {
  return text.split("\n").flatMap((part, at) => (at ? [el("br"), document.createTextNode(part)] : [document.createTextNode(part)]));
}
