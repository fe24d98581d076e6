/** Discord's <t:unix:style> timestamps: written out, and counted down while they are shown. */

import { el } from "./dom.js";

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};
const STEPS = [
  [60, 1, "second"],
  [3600, 60, "minute"],
  [86400, 3600, "hour"],
  [2592000, 86400, "day"],
  [31536000, 2592000, "month"],
  [Infinity, 31536000, "year"],
];

/** The language of who looks; Discord writes times in theirs. */
let locale = "en-GB";
let relativeIn = new Intl.RelativeTimeFormat(locale, { numeric: "always" });

/** @param {string} chosen Discord's code of a language */
export function setLocale(chosen) {
  locale = chosen === "en-US" ? "en-GB" : chosen; // the page itself is written in British English
  relativeIn = new Intl.RelativeTimeFormat(locale, { numeric: "always" });
}

/** How far this computer's clock is behind the sandbox's, in milliseconds. */
let behind = 0;

/** @param {number} now the sandbox's clock */
export function setClock(now) {
  behind = now - Date.now();
}

/**
 * "in 14 seconds", "2 minutes ago".
 * @param {number} unix seconds
 * @param {number} now milliseconds
 */
export function relative(unix, now = Date.now() + behind) {
  const seconds = Math.round(unix - now / 1000);
  if (seconds === 0) return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(0, "second");
  const [, size, unit] = STEPS.find(([limit]) => Math.abs(seconds) < limit);
  return relativeIn.format(Math.trunc(seconds / size), unit);
}

/** @param {number} unix seconds @param {string} style one of t T d D f F R */
export function written(unix, style) {
  if (style === "R") return relative(unix);
  return new Intl.DateTimeFormat(locale, STYLES[style] ?? STYLES.f).format(unix * 1000);
}

/** @param {number} unix seconds @param {string} [style] */
export function timeElement(unix, style = "f") {
  const moment = new Date(unix * 1000);
  if (Number.isNaN(moment.getTime())) return el("span", {}, "an unknown time");
  return el(
    "time",
    {
      datetime: moment.toISOString(),
      title: written(unix, "F"),
      "data-relative": style === "R" ? unix : null,
    },
    written(unix, style),
  );
}

/** Rewrites every relative time on the page once a second. */
export function keepTicking() {
  setInterval(() => {
    for (const time of document.querySelectorAll("time[data-relative]")) {
      const text = relative(Number(time.dataset.relative));
      if (time.textContent !== text) time.firstChild.data = text;
    }
  }, 1000);
}
