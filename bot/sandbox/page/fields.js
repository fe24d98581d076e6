/** The options of a chosen command, each a labelled field with its choices and its check. */

import { checked, choicesOf, hint } from "./commands.js";
import { el } from "./dom.js";

const PAUSE = 200;

/** One option being filled in. */
export class Field {
  /** What the list last offered, so that a label can be turned into its value. */
  #offered = [];
  #timer = 0;
  #asked = 0;

  /**
   * @param {any} option
   * @param {{world: () => any, propose: (option: any, typed: string) => Promise<any[]>, suggestions: any}} around
   */
  constructor(option, around) {
    this.option = option;
    this.around = around;
    const id = `option-${option.name}`;
    this.input = el("input", {
      id,
      type: "text",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      inputmode: option.type === 4 ? "numeric" : null,
      placeholder: hint(option),
      "aria-expanded": "false",
      "aria-controls": "suggestions",
      "aria-autocomplete": "list",
      "aria-required": option.required ? "true" : null,
      title: option.description,
    });
    this.element = el("div", { class: "field" }, el("label", { for: id }, option.shown), this.input);
    this.input.addEventListener("focus", () => this.suggest());
    this.input.addEventListener("input", () => this.suggest());
    this.input.addEventListener("blur", () => this.mark());
  }

  /** Lists what fits what was typed: the fixed choices, or the bot's proposals after a pause. */
  suggest() {
    this.element.classList.remove("wrong");
    if (this.option.autocomplete) return this.#ask();
    const typed = this.input.value.trim().toLowerCase();
    this.#offered = choicesOf(this.option, this.around.world());
    const fitting = this.#offered.filter(({ label }) => label.toLowerCase().includes(typed));
    return this.#show(fitting.length ? fitting : this.#offered, typed !== "" && fitting.length > 0);
  }

  #ask() {
    clearTimeout(this.#timer);
    this.#asked += 1;
    const asked = this.#asked;
    this.#timer = setTimeout(async () => {
      if (document.activeElement !== this.input) return;
      const { offered, problem } = await this.#proposals();
      if (asked !== this.#asked || document.activeElement !== this.input) return;
      this.#offered = offered;
      this.#show(offered, this.input.value.trim() !== "", problem ?? "Nothing fits; what you typed is sent as it is.");
    }, PAUSE);
  }

  async #proposals() {
    try {
      const choices = await this.around.propose(this.option, this.input.value);
      return { offered: choices.map(({ name, value }) => ({ label: name, value })) };
    } catch (error) {
      return { offered: [], problem: error.message };
    }
  }

  #show(items, first, none = "") {
    const settled = items.length === 1 && items[0].label === this.input.value;
    const title = this.option.description;
    this.around.suggestions.show(this.input, settled ? [] : items, (item) => this.#take(item), { first, title, none: settled ? "" : none });
  }

  #take(item) {
    this.input.value = item.label;
    this.mark();
    this.input.dispatchEvent(new CustomEvent("settled", { bubbles: true }));
  }

  /** @returns {{value?: any, problem?: string}} */
  read() {
    return checked(this.option, this.input.value, this.#offered.length ? this.#offered : choicesOf(this.option, this.around.world()));
  }

  /** Shows on the field whether it will do; a needed one that is still empty is not wrong yet. */
  mark() {
    const wrong = Boolean(this.read().problem) && this.input.value.trim() !== "";
    this.element.classList.toggle("wrong", wrong);
    if (wrong) this.input.setAttribute("aria-invalid", "true");
    else this.input.removeAttribute("aria-invalid");
  }
}
