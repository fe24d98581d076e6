/** A select of a message: closed it says what is chosen, open it is a list to tick. */

import { el } from "./dom.js";
import { emoji } from "./parts.js";

/**
 * @param {any} select Discord's string select
 * @param {import("./components.js").Around} around
 */
export function selectElement(select, around) {
  const menu = around.menu(select);
  const busy = around.busy(select.custom_id);
  return el(
    "div",
    { class: "select", "data-key": select.custom_id, "data-message": around.message },
    el(
      "button",
      {
        type: "button",
        class: "button select-head",
        "data-key": "head",
        "data-menu": "toggle",
        "aria-haspopup": "listbox",
        "aria-expanded": String(menu.open),
        "aria-disabled": select.disabled ? "true" : null,
        "aria-busy": busy ? "true" : null,
      },
      el("span", {}, chosenWords(select, menu.picked)),
    ),
    menu.open && listElement(select, menu, around.message),
  );
}

/** What the closed select says: the chosen labels, or what it is for. */
function chosenWords({ options, placeholder }, picked) {
  const labels = options.filter(({ value }) => picked.has(value)).map(({ label }) => label);
  return labels.join(", ") || placeholder || "Choose";
}

function listElement(select, { picked, at, problem }, message) {
  const { least, most } = bounds(select);
  const several = most > 1;
  const full = several && picked.size >= most;
  const id = (index) => `option-${message}-${select.id}-${index}`;
  const options = select.options.map((option, index) =>
    optionElement(option, { id: id(index), index, at: index === at, on: picked.has(option.value), full, several }),
  );
  const chosen = several && (picked.size === 0 ? " None chosen yet." : ` ${picked.size} chosen.`);
  const note = problem || boundsInWords(least, most) + (chosen || "");
  return el(
    "div",
    { class: "menu", "data-key": "menu" },
    el(
      "div",
      {
        role: "listbox",
        tabindex: "0",
        "data-key": "list",
        "aria-label": select.placeholder || "Choose",
        "aria-multiselectable": several ? "true" : null,
        "aria-activedescendant": id(at),
        "aria-describedby": id("note"),
      },
      ...options,
    ),
    el(
      "div",
      { class: "menu-foot", "data-key": "foot" },
      el("p", { id: id("note"), class: problem ? "problem" : null, role: "status" }, note),
      (several || least === 0) && el("button", { type: "button", class: "button primary", "data-menu": "apply" }, "Done"),
    ),
  );
}

function optionElement({ label, description, emoji: sign }, { id, index, at, on, full, several }) {
  return el(
    "div",
    {
      id,
      role: "option",
      class: at ? "at" : null,
      "data-key": `option ${index}`,
      "data-menu": "pick",
      "data-at": index,
      "aria-selected": String(on),
      "aria-disabled": full && !on ? "true" : null,
    },
    el("span", { class: several ? "tick" : "tick round", "aria-hidden": "true" }),
    el(
      "span",
      { class: "option-words" },
      el("span", { class: "option-label" }, [emoji(sign), label].filter(Boolean).join(" ")),
      description && el("span", { class: "option-detail" }, description),
    ),
  );
}

/** How many may be chosen. */
export const bounds = ({ min_values: least, max_values: most }) => ({ least: least ?? 1, most: most ?? 1 });

/** "Choose 2 to 4." */
export function boundsInWords(least, most) {
  if (least === most) return most === 1 ? "Choose one." : `Choose ${most}.`;
  if (most === 1) return "Choose one, or none.";
  return least > 1 ? `Choose ${least} to ${most}.` : `Choose ${least ? "one" : "none"} to ${most}.`;
}
