/** Embeds, Discord's older cards: drawn as a card of the same paper as the others. */

import { el } from "./dom.js";
import { anchor, prose } from "./markdown_view.js";
import { pictureElement } from "./media.js";
import { barred } from "./parts.js";
import { timeElement } from "./timestamps.js";

/** @param {any} embed @returns {HTMLElement} */
export function embedElement(embed) {
  const { author, title, url, description, fields = [], image, thumbnail } = embed;
  const words = el(
    "div",
    { class: "section-text" },
    author && el("p", { class: "small" }, linked(author.name, author.url)),
    title && el("h4", { class: "embed-title" }, linked(title, url)),
    description && prose(description),
  );
  return barred(
    el(
      "div",
      { class: "card embed" },
      el("div", { class: "section" }, words, thumbnail && picture(thumbnail, "thumbnail")),
      fields.length > 0 && el("dl", { class: "embed-fields" }, ...fields.map(fieldElement)),
      image && picture(image, "picture"),
      foot(embed),
    ),
    embed.color,
  );
}

const linked = (words, url) => (url ? anchor(url, [words]) : words);
const picture = (media, kind) => pictureElement({ media, description: media.description }, kind);

const fieldElement = ({ name, value, inline }) =>
  el("div", { class: inline ? "inline" : null }, el("dt", {}, name), el("dd", {}, prose(value)));

function foot({ footer, timestamp }) {
  if (!footer && !timestamp) return null;
  const at = timestamp && timeElement(Math.floor(Date.parse(timestamp) / 1000), "f");
  return el("p", { class: "small" }, footer?.text, footer && at && " · ", at);
}
