/** The list that opens above the composer: commands, choices, or what the bot proposes. */

import { el } from "./dom.js";

/**
 * @typedef {{label: string, detail?: string, value: any}} Suggestion
 */
export class Suggestions {
  #items = [];
  #at = -1;
  #input = null;
  #pick = null;

  /** @param {HTMLElement} list an empty role="listbox" */
  constructor(list) {
    this.list = list;
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", ({ target }) => {
      const option = target.closest("[role=option]");
      if (option) this.#choose(Number(option.dataset.at));
    });
  }

  /** Whether Enter and Tab would pick something. */
  get highlighted() {
    return this.#items[this.#at] ?? null;
  }

  get open() {
    return !this.list.hidden;
  }

  /**
   * @param {HTMLInputElement} input the combobox that the list belongs to
   * @param {Suggestion[]} items
   * @param {(item: Suggestion) => void} pick
   * @param {{first?: boolean, title?: string, none?: string}} how `first` highlights the first item
   */
  show(input, items, pick, { first = false, title = "", none = "" } = {}) {
    if (this.#input !== input) this.hide();
    this.#input = input;
    this.#items = items;
    this.#pick = pick;
    this.#at = first && items.length ? 0 : -1;
    const head = el("p", { class: "suggestions-title", role: "presentation" }, items.length ? title : none);
    this.list.replaceChildren(...(head.textContent ? [head] : []), ...items.map(optionElement));
    this.list.hidden = !items.length && !none;
    input.setAttribute("aria-expanded", String(this.open));
    this.#mark();
  }

  hide() {
    this.list.hidden = true;
    this.#items = [];
    this.#at = -1;
    this.#input?.setAttribute("aria-expanded", "false");
    this.#input?.removeAttribute("aria-activedescendant");
  }

  /** @param {1|-1} step */
  move(step) {
    if (!this.#items.length) return;
    const count = this.#items.length;
    this.#at = this.#at < 0 ? (step > 0 ? 0 : count - 1) : (this.#at + step + count) % count;
    this.#mark();
  }

  /** Picks what is highlighted; answers whether anything was. */
  pick() {
    if (!this.highlighted) return false;
    this.#choose(this.#at);
    return true;
  }

  #choose(at) {
    const item = this.#items[at];
    const pick = this.#pick;
    this.hide();
    pick(item);
  }

  #mark() {
    for (const option of this.list.querySelectorAll("[role=option]")) {
      const on = Number(option.dataset.at) === this.#at;
      option.setAttribute("aria-selected", String(on));
      if (on) option.scrollIntoView({ block: "nearest" });
    }
    if (this.#at < 0) this.#input.removeAttribute("aria-activedescendant");
    else this.#input.setAttribute("aria-activedescendant", `suggestion-${this.#at}`);
  }
}

const optionElement = ({ label, detail }, at) =>
  el(
    "div",
    { role: "option", id: `suggestion-${at}`, "data-at": at, "aria-selected": "false" },
    el("span", { class: "suggestion-label" }, label),
    detail && el("span", { class: "suggestion-detail" }, detail),
  );
