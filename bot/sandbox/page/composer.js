/** Where commands are written: first found by name, then filled in, then sent with Enter. */

import { matching, namesOf } from "./commands.js";
import { Field } from "./fields.js";
import { el } from "./dom.js";
import { Suggestions } from "./suggestions.js";
import { begun, misread, split } from "./typed.js";

/**
 * @typedef {object} Desk What the composer needs of the page.
 * @property {() => any[]} usable the commands that the current member may use here
 * @property {() => any} world members, roles and channels to choose from
 * @property {(leaf: any, options: Record<string, any>) => Promise<void>} use
 * @property {(leaf: any, options: Record<string, any>, option: string, typed: string) => Promise<any[]>} propose
 */
export class Composer {
  #chosen = null;
  /** @type {Field[]} */
  #fields = [];

  /** @param {HTMLFormElement} form @param {Desk} desk */
  constructor(form, desk) {
    this.form = form;
    this.desk = desk;
    this.finder = form.querySelector("#finder");
    this.filled = form.querySelector("#filled");
    this.note = form.querySelector("#composer-note");
    this.submit = form.querySelector("[type=submit]");
    this.suggestions = new Suggestions(form.querySelector("#suggestions"));
    this.finder.addEventListener("input", () => this.#find());
    this.finder.addEventListener("focus", () => this.#find());
    form.addEventListener("keydown", (event) => this.#key(event));
    form.addEventListener("input", ({ target }) => this.#spread(this.#fields.find(({ input }) => input === target)));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    form.addEventListener("focusout", ({ relatedTarget }) => {
      if (!form.contains(relatedTarget)) this.suggestions.hide();
    });
  }

  /** Puts a command's name into the composer, as if it had been typed. */
  begin(name = "") {
    this.#reset();
    this.finder.value = `/${name}`;
    this.finder.focus();
    this.#find();
    const exact = this.desk.usable().find((leaf) => namesOf(leaf).includes(name));
    if (exact) this.#choose(exact);
  }

  /** Forgets what was being written, for instance because somebody else writes now. */
  clear() {
    this.#reset();
    this.say("");
  }

  say(words, isProblem = false) {
    this.note.textContent = words;
    this.note.classList.toggle("problem", isProblem);
  }

  #find() {
    this.say("");
    const typed = this.finder.value;
    if (!typed.startsWith("/")) return this.suggestions.hide();
    const all = this.desk.usable();
    const whole = begun(all, typed);
    if (whole) {
      const problem = misread(whole.leaf, whole.rest);
      if (!problem) return this.#choose(whole.leaf, whole.rest);
      this.say(problem, true);
      return this.suggestions.hide();
    }
    const items = matching(all, typed.slice(1)).map((leaf) => ({
      label: `/${leaf.shown}`,
      detail: leaf.description,
      value: leaf,
    }));
    return this.suggestions.show(this.finder, items, ({ value }) => this.#choose(value), {
      first: true,
      title: "Commands you can use here",
      none: "No command that you can use here begins like this.",
    });
  }

  #choose(leaf, rest = "") {
    this.#chosen = leaf;
    this.#fields = leaf.options.map(
      (option) =>
        new Field(option, {
          world: this.desk.world,
          suggestions: this.suggestions,
          propose: (focused, typed) => this.desk.propose(leaf, this.#given().options, focused.name, typed),
        }),
    );
    const chip = el("button", { type: "button", class: "chip", title: "Choose another command" }, `/${leaf.shown}`);
    chip.addEventListener("click", () => this.#back());
    this.filled.replaceChildren(chip, ...this.#fields.map(({ element }) => element));
    this.filled.hidden = false;
    this.finder.hidden = true;
    this.say(leaf.description);
    this.suggestions.hide();
    if (rest && this.#fields.length) this.#fill(rest);
    else (this.#fields[0]?.input ?? this.submit).focus();
  }

  #back() {
    const name = this.#chosen.shown;
    this.#reset();
    this.finder.value = `/${name}`;
    this.finder.focus();
  }

  #reset() {
    this.#chosen = null;
    this.#fields = [];
    this.filled.replaceChildren();
    this.filled.hidden = true;
    this.finder.hidden = false;
    this.finder.value = "";
    this.suggestions.hide();
  }

  #key(event) {
    const { key, shiftKey, target } = event;
    const stop = () => event.preventDefault();
    if (key === "ArrowDown" || key === "ArrowUp") {
      if (!this.suggestions.open) return;
      stop();
      this.suggestions.move(key === "ArrowDown" ? 1 : -1);
    } else if (key === "Tab" && !shiftKey && this.suggestions.open && this.suggestions.highlighted) {
      // From the finder Tab stays in the composer; from a field it goes on to the next one.
      if (target === this.finder) stop();
      this.suggestions.pick();
    } else if (key === "Enter" && target !== this.submit && !target.matches(".chip")) {
      stop();
      if (!this.suggestions.pick()) this.#send();
    } else if (key === "Escape") {
      stop();
      if (this.suggestions.open) this.suggestions.hide();
      else if (this.#chosen) this.#back();
      else this.finder.value = "";
    } else if (key === "Backspace" && this.#chosen && target.value === "" && target === this.#fields[0]?.input) {
      stop();
      this.#back();
    }
  }

  /** Fills the fields from what stands after a command; what is not named goes into the first that is not. */
  #fill(rest) {
    const { before, named } = split(rest, this.#fields.map(({ option }) => option));
    const values = new Map(named);
    const unnamed = this.#fields.find(({ option }) => !values.has(option.name));
    if (before && unnamed) unnamed.input.value = before;
    this.#name(named, before ? unnamed : null);
  }

  /** "questions:3" typed or pasted into any field goes to the field of that name, as on Discord. */
  #spread(field) {
    if (!field) return;
    const begins = (name) => field.input.value.trimStart().toLowerCase().startsWith(`${name}:`);
    const free = this.#fields.filter((one) => (one === field ? namesOf(field.option).some(begins) : one.input.value === ""));
    const { before, named } = split(field.input.value, free.map(({ option }) => option));
    if (!named.length) return;
    field.input.value = before;
    this.#name(named, null);
  }

  /** Puts values into the fields of their names, and goes on writing in the last of them. */
  #name(named, otherwise) {
    let last = otherwise;
    for (const [name, value] of named) {
      last = this.#fields.find(({ option }) => option.name === name);
      last.input.value = value;
      last.mark();
    }
    if (!last) return;
    if (document.activeElement === last.input) last.suggest();
    else last.input.focus();
  }

  /** What has been filled in so far, and the first problem with it. */
  #given() {
    const read = this.#fields.map((field) => ({ field, ...field.read() }));
    return {
      wrong: read.find(({ problem }) => problem),
      options: Object.fromEntries(
        read.filter(({ value }) => value !== undefined).map(({ field, value }) => [field.option.name, value]),
      ),
    };
  }

  async #send() {
    if (!this.#chosen) return this.#sendText();
    const { wrong, options } = this.#given();
    if (wrong) {
      this.say(wrong.problem, true);
      wrong.field.mark();
      return wrong.field.input.focus();
    }
    const leaf = this.#chosen;
    this.clear();
    this.finder.focus({ preventScroll: true });
    this.suggestions.hide();
    try {
      await this.desk.use(leaf, options);
    } catch (error) {
      this.say(error.message, true);
    }
    return undefined;
  }

  #sendText() {
    const typed = this.finder.value.trim();
    if (!typed) return;
    const whole = begun(this.desk.usable(), typed);
    if (whole) return this.say(misread(whole.leaf, whole.rest), true);
    const known = typed.startsWith("/") ? `There is no command ${typed} that you can use here.` : "";
    this.say(known || "Only commands can be sent here. Type / to see them.", true);
  }
}
