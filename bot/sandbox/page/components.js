/** Discord's Components V2, as far as the bot uses them, drawn as plain elements. */

import { el } from "./dom.js";
import { anchor, prose } from "./markdown_view.js";
import { fileElement, gallery, pictureElement } from "./media.js";
import { barred, emoji } from "./parts.js";
import { selectElement } from "./select.js";

/**
 * @typedef {object} Around What a component has to know of its message.
 * @property {string} message
 * @property {(customId: string) => boolean} busy
 * @property {(select: any) => import("./menus.js").Menu} menu
 */

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };

const DRAWN = {
  1: (row, around) => el("div", { class: "row" }, ...all(row.components, around)),
  2: button,
  3: selectElement,
  9: section,
  10: (text) => prose(text.content),
  11: (thumbnail) => pictureElement(thumbnail, "thumbnail"),
  12: (shown) => gallery(shown.items),
  13: ({ file, name, size }) => fileElement({ url: file.url, name, size }),
  14: separator,
  17: container,
};

/** @param {any[]} components @param {Around} around @returns {HTMLElement[]} */
export const all = (components, around) => (components ?? []).map((component) => draw(component, around));

function draw(component, around) {
  const drawn = DRAWN[component.type];
  if (drawn) return drawn(component, around);
  return el("p", { class: "small" }, `(Component type ${component.type}, which this page does not show.)`);
}

function container(box, around) {
  return barred(el("div", { class: "card" }, ...all(box.components, around)), box.accent_color);
}

function section(part, around) {
  const texts = el("div", { class: "section-text" }, ...all(part.components, around));
  return el("div", { class: "section" }, texts, part.accessory && draw(part.accessory, around));
}

function separator({ divider = true, spacing = 1 }) {
  const kind = `separator ${divider ? "ruled" : ""} ${spacing === 2 ? "wide" : ""}`.trim();
  return divider ? el("hr", { class: kind }) : el("div", { class: kind });
}

/**
 * A button that may not be pressed keeps the focus (`aria-disabled`, not `disabled`), so that a card
 * that changes under a keyboard user's hands does not throw them to the top of the page.
 */
function button(control, around) {
  const label = [emoji(control.emoji), control.label].filter(Boolean).join(" ") || "(no label)";
  if (control.style === 5) return anchor(control.url, [label], "button link");
  const busy = around.busy(control.custom_id);
  return el(
    "button",
    {
      type: "button",
      class: `button ${STYLES[control.style] ?? "secondary"}`,
      "data-do": "press",
      "data-key": control.custom_id,
      "data-message": around.message,
      "aria-disabled": control.disabled ? "true" : null,
      "aria-busy": busy ? "true" : null,
    },
    el("span", {}, label),
  );
}
