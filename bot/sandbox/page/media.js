/** Pictures and files. Those of this computer are shown; whatever is elsewhere is only named. */

import { el } from "./dom.js";
import { anchor } from "./markdown_view.js";

const NO_WORDS = "A picture without a description";
const LOOPBACK = ["127.0.0.1", "localhost"];

/**
 * The path of an address that the sandbox itself serves; null for any other.
 * @param {string} url
 */
export function pathHere(url) {
  const { hostname, port, pathname, search } = new URL(url, location.href);
  const here = LOOPBACK.includes(hostname) && LOOPBACK.includes(location.hostname) && port === location.port;
  return here ? pathname + search : null;
}

/** @param {any[]} items of a media gallery @returns {HTMLElement} */
export const gallery = (items) =>
  el("div", { class: items.length > 1 ? "gallery several" : "gallery" }, ...items.map((item) => pictureElement(item, "picture")));

/**
 * A picture with its description in reach; one from elsewhere is only its words and where it is.
 * @param {{media: {url: string}, description?: string|null, spoiler?: boolean}} item
 * @param {"picture"|"thumbnail"} kind
 */
export function pictureElement({ media, description, spoiler }, kind) {
  const path = pathHere(media.url);
  if (!path) return elsewhere(media.url, description, kind);
  const image = el("img", { src: path, alt: description || NO_WORDS, loading: "lazy" });
  return el(
    "figure",
    { class: kind },
    spoiler ? el("span", { class: "spoiler", ...UNVEIL }, image) : image,
    described(description),
  );
}

const UNVEIL = { role: "button", tabindex: "0", "data-do": "unveil", "aria-label": "Hidden picture, press to see" };

function described(description) {
  if (!description) return el("figcaption", {}, "No description");
  return el("figcaption", {}, el("details", {}, el("summary", {}, "Description"), el("p", {}, description)));
}

function elsewhere(url, description, kind) {
  return el(
    "figure",
    { class: `${kind} absent`, role: "img", "aria-label": `Picture: ${description || NO_WORDS}` },
    el("p", {}, description || NO_WORDS),
    el("figcaption", {}, "A picture at ", anchor(url, [shortened(url)]), ", which this page does not load."),
  );
}

function shortened(url) {
  const { host, pathname } = new URL(url);
  const name = pathname.split("/").at(-1);
  return name ? `${host} (${name})` : host;
}

/**
 * A file by name and size; one from this computer can be saved.
 * @param {{url: string, name?: string, size?: number}} file
 */
export function fileElement({ url, name, size }) {
  const path = pathHere(url);
  const title = name ?? decodeURIComponent(new URL(url, location.href).pathname.split("/").at(-1));
  const told = el("span", { class: "file-name" }, title);
  const words = Number.isInteger(size) ? bytesInWords(size) : "";
  return el(
    "div",
    { class: "file" },
    told,
    words && el("span", { class: "file-size" }, words),
    path && el("a", { href: path, download: title }, "Save", el("span", { class: "unseen" }, ` ${title}`)),
  );
}

/** @param {any[]} attachments of a message @returns {HTMLElement[]} */
export function attachmentElements(attachments) {
  const isPicture = ({ content_type: type }) => type?.startsWith("image/");
  const pictures = attachments.filter(isPicture).map(({ url, description }) => ({ media: { url }, description }));
  const files = attachments.filter((one) => !isPicture(one));
  return [
    ...(pictures.length ? [gallery(pictures)] : []),
    ...files.map(({ url, filename, size }) => fileElement({ url, name: filename, size })),
  ];
}

/** "3 bytes", "1.4 kB". @param {number} size */
export function bytesInWords(size) {
  if (size < 1000) return size === 1 ? "1 byte" : `${size} bytes`;
  const [unit, step] = size < 1e6 ? ["kB", 1e3] : ["MB", 1e6];
  return `${(size / step).toFixed(size / step < 10 ? 1 : 0)} ${unit}`;
}
