/** One message in a channel: who, by which command, what, and for whose eyes. */

import { all } from "./components.js";
import { el } from "./dom.js";
import { embedElement } from "./embeds.js";
import { commandLink, jumpLink, prose } from "./markdown_view.js";
import { attachmentElements } from "./media.js";
import { timeElement } from "./timestamps.js";

/**
 * @param {any} message as page_view.py gives it
 * @param {Omit<import("./components.js").Around, "message"> & {trouble: string|undefined}} around
 * @returns {HTMLElement} an <article>
 */
export function messageElement(message, around) {
  const label = `${message.private ? "Private message" : "Message"} from ${message.author}`;
  return el(
    "article",
    {
      class: message.private ? "message private" : "message",
      id: `m-${message.id}`,
      "data-key": message.id,
      tabindex: "-1",
      "aria-label": label,
    },
    usedCommand(message),
    byline(message),
    el("div", { class: "body" }, ...body(message, { ...around, message: message.id })),
    around.trouble && el("p", { class: "trouble", role: "alert" }, around.trouble),
  );
}

function body(message, around) {
  if (message.thinking) return [el("p", { class: "thinking" }, `${message.author} is thinking …`)];
  return [
    message.content && prose(message.content),
    ...(message.embeds ?? []).map(embedElement),
    ...attachmentElements(message.attachments ?? []),
    ...all(message.components, around),
  ];
}

const byline = (message) =>
  el(
    "header",
    { class: "byline" },
    el("bdi", { class: "author" }, message.author),
    message.bot && el("span", { class: "tag" }, "bot"),
    timeElement(Math.floor(message.at), "t"),
    message.edited && el("span", {}, "edited"),
    message.private && privateNote(message),
  );

/** "Ann used /trivia": the command can be pressed, to use it as well. */
function usedCommand({ origin }) {
  if (!origin?.command) return null;
  return el("p", { class: "origin" }, el("bdi", {}, origin.by), " used ", commandLink(origin.command));
}

function privateNote({ id, channel, origin }) {
  return el(
    "span",
    { class: "private-note" },
    el("span", {}, "Only you can see this"),
    origin?.tapped && jumpLink(channel, origin.tapped, "To the card"),
    el("button", { type: "button", class: "quiet", "data-do": "dismiss", "data-message": id }, "Dismiss"),
  );
}

/**
 * The words of a message as one line, for announcing it.
 * @param {HTMLElement} article
 */
export function inWords(article) {
  const text = article.querySelector(".body")?.innerText ?? "";
  return text.replace(/\s+/g, " ").trim().slice(0, 300);
}
