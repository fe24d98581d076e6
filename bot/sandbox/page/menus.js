/** The open select, if any, and what has been chosen in each: all by keys, by pointer or by touch. */

import { everyOne } from "./parts.js";
import { bounds } from "./select.js";

/** @typedef {{open: boolean, picked: Set<string>, at: number, problem: string}} Menu */

/** What is chosen is sent when the menu closes, as on Discord; Esc closes it without. */
export class Menus {
  /** @type {null | Menu & {message: string, key: string}} */
  #open = null;
  /** What this page's members chose before, by member, message and select. */
  #chosen = new Map();

  /**
   * @param {HTMLElement} log
   * @param {import("./state.js").State} state
   * @param {{choose: (message: string, key: string, values: string[]) => Promise<boolean>, redraw: (message: string) => void}} hands
   */
  constructor(log, state, hands) {
    this.log = log;
    this.state = state;
    this.hands = hands;
    log.addEventListener("click", (event) => this.#clicked(event));
    log.addEventListener("keydown", (event) => this.#key(event));
    // The list keeps the focus while somebody points at it.
    log.addEventListener("mousedown", (event) => event.target.closest(".menu") && event.preventDefault());
    this.#closeWhenLeft();
  }

  /** How a select looks just now. @param {string} message @param {any} select @returns {Menu} */
  of(message, select) {
    const key = select.custom_id;
    if (this.#open?.message === message && this.#open.key === key) return this.#open;
    return { open: false, picked: this.#settled(message, select), at: 0, problem: "" };
  }

  #settled(message, { custom_id: key, options }) {
    const values = this.#chosen.get(this.#name(message, key));
    if (values) return new Set(values);
    return new Set(options.filter((one) => one.default).map(({ value }) => value));
  }

  #name = (message, key) => `${this.state.me?.id} ${message} ${key}`;

  /** Closes without sending, for instance because somebody else is at the page now. */
  drop() {
    this.#open = null;
  }

  /** Opens a select with one of its options in hand. @param {HTMLElement} element @param {number} [at] */
  open(element, at) {
    const { message, key } = element.dataset;
    const select = this.#select(message, key);
    if (!select || select.disabled || this.state.isBusy(message, key)) return;
    const picked = this.#settled(message, select);
    const first = select.options.findIndex(({ value }) => picked.has(value));
    const place = Math.min(at ?? Math.max(first, 0), select.options.length - 1);
    this.#open = { message, key, picked, open: true, at: place, problem: "" };
    this.#draw();
    const list = this.#element()?.querySelector("[role=listbox]");
    list?.focus();
    list?.closest(".menu").scrollIntoView({ block: "nearest" });
  }

  #select(message, key) {
    return everyOne(this.state.message(message)?.components).find((one) => one.type === 3 && one.custom_id === key);
  }

  #element() {
    const { message, key } = this.#open ?? {};
    const article = document.getElementById(`m-${message}`);
    return [...(article?.querySelectorAll(".select") ?? [])].find((one) => one.dataset.key === key);
  }

  #draw() {
    this.hands.redraw(this.#open.message);
    this.#element()?.querySelector("[role=option].at")?.scrollIntoView({ block: "nearest" });
  }

  #clicked({ target }) {
    const element = target.closest(".select");
    const deed = target.closest("[data-menu]")?.dataset.menu;
    if (!element || !deed) return;
    const isOpen = element === this.#element();
    if (deed === "pick") this.#pick(Number(target.closest("[data-at]").dataset.at));
    else if (isOpen) this.#apply({ insist: deed === "apply" });
    else {
      if (this.#open) this.#apply({ insist: false });
      this.open(element);
    }
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const head = event.target.closest(".select-head");
    const element = this.#element();
    if (!element?.contains(event.target)) {
      if (!head || !event.key.startsWith("Arrow")) return;
      this.open(head.parentElement);
    } else if (event.key === "Escape") this.#close();
    else if (!event.target.matches("[role=listbox]") || !this.#listKey(event.key)) return;
    event.preventDefault();
  }

  /** Answers whether the key means something in the list. */
  #listKey(key) {
    const select = this.#select(this.#open.message, this.#open.key);
    const { options } = select;
    const { at } = this.#open;
    const last = options.length - 1;
    const places = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last };
    if (key in places) this.#go(places[key]);
    else if (key === " " || (key === "Enter" && bounds(select).most === 1)) this.#pick(at);
    else if (key === "Enter") this.#apply({ insist: true });
    else if (key.length === 1) this.#go(beginningWith(options, key, at));
    else return false;
    return true;
  }

  #go(at) {
    this.#open.at = at;
    this.#draw();
  }

  /** Ticks or unticks; where only one can be chosen, that is all there is to do. */
  #pick(at) {
    const { picked } = this.#open;
    const select = this.#select(this.#open.message, this.#open.key);
    const { least, most } = bounds(select);
    const { value } = select.options[at];
    this.#open.problem = "";
    this.#open.at = at;
    if (most === 1 && (least === 1 || !picked.has(value))) {
      picked.clear();
      picked.add(value);
      this.#apply({ insist: true });
      return;
    }
    if (picked.has(value)) picked.delete(value);
    else if (picked.size < most) picked.add(value);
    else this.#open.problem = `That is ${most} already. Untick one first.`;
    this.#draw();
  }

  /** Closes and sends what changed. To `insist` is to be told when it will not do. */
  async #apply({ insist }) {
    const { message, key, picked } = this.#open;
    const select = this.#select(message, key);
    const { least } = bounds(select);
    if (picked.size < least && insist) {
      this.#open.problem = picked.size ? `Choose at least ${least}.` : "Nothing is ticked yet. Space ticks, or a tap.";
      this.#draw();
      return;
    }
    const before = this.#settled(message, select);
    const same = before.size === picked.size && [...picked].every((value) => before.has(value));
    this.#close();
    if (picked.size < least || same) return;
    const name = this.#name(message, key);
    const values = select.options.map(({ value }) => value).filter((value) => picked.has(value));
    const earlier = this.#chosen.get(name);
    this.#chosen.set(name, values);
    const taken = await this.hands.choose(message, key, values);
    if (taken) return;
    if (earlier) this.#chosen.set(name, earlier);
    else this.#chosen.delete(name);
    this.hands.redraw(message);
  }

  #close() {
    const element = this.#element();
    const { message } = this.#open;
    const inside = element?.contains(document.activeElement);
    this.#open = null;
    if (inside) element.querySelector(".select-head").focus({ preventScroll: true });
    this.hands.redraw(message);
  }

  /**
   * Going elsewhere on the page closes the menu; going to another window leaves it as it is. A
   * pointer closes it only after its click, so that nothing moves away from under it.
   */
  #closeWhenLeft() {
    let pointing = false;
    const point = ({ type }) => (pointing = type === "pointerdown");
    for (const type of ["pointerdown", "pointerup", "pointercancel"]) document.addEventListener(type, point, true);
    document.addEventListener("click", ({ target }) => target.isConnected && this.#leave(target));
    this.log.addEventListener("focusout", ({ target, relatedTarget }) => {
      if (pointing || !document.hasFocus() || !this.#element()?.contains(target)) return;
      this.#leave(relatedTarget);
    });
  }

  #leave(towards) {
    if (!this.#open || this.#element()?.contains(towards)) return;
    if (this.#select(this.#open.message, this.#open.key)) this.#apply({ insist: false });
    else this.drop();
  }
}

/** The next option after `at` whose label begins with the letter; `at` itself when there is none. */
function beginningWith(options, letter, at) {
  const order = options.map((_, step) => (at + 1 + step) % options.length);
  const begins = (index) => options[index].label.toLowerCase().startsWith(letter.toLowerCase());
  return order.find(begins) ?? at;
}
