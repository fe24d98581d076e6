/** The parts of a modal: texts to read, lines and paragraphs to write, options to tick. */

import { el } from "./dom.js";
import { prose } from "./markdown_view.js";
import { emoji } from "./parts.js";
import { bounds, boundsInWords } from "./select.js";

const TYPE = { ROW: 1, SELECT: 3, INPUT: 4, TEXT: 10, LABEL: 18 };
const PARAGRAPH = 2;
const LONGEST = 4000;

/**
 * @param {any[]} components of a modal
 * @param {Record<string, string|string[]>} drafts what was written before, by custom_id
 * @returns {{elements: HTMLElement[], fields: Field[]}}
 */
export function partsOf(components, drafts) {
  const parts = components.map((component, at) => part(component, drafts, `field-${at}`));
  return { elements: parts.map(({ element }) => element), fields: parts.filter((one) => one instanceof Field) };
}

function part(component, drafts, id) {
  if (component.type === TYPE.TEXT) return { element: prose(component.content) };
  const [inner] = component.type === TYPE.ROW ? component.components : [component.component];
  const words = { label: component.label ?? inner?.label ?? "", description: component.description ?? "" };
  const Kind = { [TYPE.INPUT]: TextField, [TYPE.SELECT]: TickField }[inner?.type];
  if (Kind) return new Kind(inner, words, drafts[inner.custom_id], id);
  const type = inner?.type ?? component.type;
  return { element: el("p", { class: "small" }, `(Component type ${type}, which this page does not show in a modal.)`) };
}

/** What all fields share: a label, a description, and what is wrong with them in words. */
class Field {
  constructor(component, { description }, id) {
    this.component = component;
    this.customId = component.custom_id;
    this.required = component.required ?? true;
    this.id = id;
    this.trouble = el("p", { class: "field-trouble", id: `${id}-trouble`, role: "alert" });
    this.description = !description ? null : el("p", { class: "field-description", id: `${id}-description` }, description);
    this.describedBy = [description && `${id}-description`, `${id}-trouble`].filter(Boolean).join(" ");
  }

  /** Says what is wrong, if anything, and answers it. */
  check() {
    this.say(this.problem());
    return this.trouble.textContent;
  }

  say(words) {
    this.trouble.textContent = words;
    this.element.classList.toggle("wrong", Boolean(words));
    if (words) this.control.setAttribute("aria-invalid", "true");
    else this.control.removeAttribute("aria-invalid");
  }

  focus() {
    this.control.focus();
  }
}

class TextField extends Field {
  constructor(component, words, draft, id) {
    super(component, words, id);
    const { style, placeholder, value } = component;
    const multiline = style === PARAGRAPH;
    this.least = component.min_length ?? 0;
    this.most = component.max_length ?? LONGEST;
    this.counter = el("p", { class: "counter", id: `${id}-counter` });
    this.control = el(multiline ? "textarea" : "input", {
      id,
      type: multiline ? null : "text",
      rows: multiline ? 5 : null,
      placeholder,
      "aria-describedby": `${this.describedBy} ${id}-counter`,
      "aria-required": this.required ? "true" : null,
      enterkeyhint: multiline ? null : "send",
    });
    this.control.value = draft ?? value ?? "";
    this.control.addEventListener("input", () => this.#typed());
    this.element = el(
      "div",
      { class: "modal-field" },
      labelElement("label", { for: id }, words.label, this.required),
      this.description,
      this.control,
      el("div", { class: "below" }, this.trouble, this.counter),
    );
    this.#count();
  }

  given = () => this.control.value;

  #typed() {
    if (this.trouble.textContent) this.check();
    this.#count();
  }

  /** How much room is left is told when it becomes little. */
  #count() {
    const left = this.most - lengthOf(this.given());
    const near = left <= Math.max(10, Math.min(100, this.most / 5));
    this.counter.textContent = near ? (left < 0 ? `${-left} too many` : `${left} left`) : "";
  }

  problem() {
    const length = lengthOf(this.given());
    if (!this.given().trim()) return this.required ? "Something has to be written here." : "";
    if (length < this.least) return `Write at least ${charactersOf(this.least)}.`;
    if (length > this.most) return `Write at most ${charactersOf(this.most)}; these are ${length}.`;
    return "";
  }
}

class TickField extends Field {
  constructor(component, words, draft, id) {
    super(component, words, id);
    const { least, most } = bounds(component);
    this.single = most === 1;
    this.least = this.required ? Math.max(1, least) : least;
    this.most = most;
    const chosen = draft ?? component.options.filter((one) => one.default).map(({ value }) => value);
    this.element = this.control = el(
      "fieldset",
      { class: "modal-field", "aria-describedby": this.describedBy },
      labelElement("legend", {}, words.label, this.required),
      this.description ?? this.#hint(),
      ...component.options.map((option) => this.#option(option, chosen.includes(option.value))),
      this.trouble,
    );
    this.element.addEventListener("change", () => this.trouble.textContent && this.check());
  }

  #option({ label, value, description, emoji: sign }, on) {
    const input = el("input", { type: this.single ? "radio" : "checkbox", name: this.id, value });
    input.checked = on;
    return el(
      "label",
      { class: "tick-line" },
      input,
      el(
        "span",
        { class: "option-words" },
        el("span", { class: "option-label" }, [emoji(sign), label].filter(Boolean).join(" ")),
        description && el("span", { class: "option-detail" }, description),
      ),
    );
  }

  given = () => [...this.element.querySelectorAll("input:checked")].map(({ value }) => value);

  #hint() {
    const words = boundsInWords(this.least, this.most);
    return this.single ? null : el("p", { class: "field-description" }, words);
  }

  problem() {
    const count = this.given().length;
    if (count === 0 && !this.required) return "";
    if (count >= this.least && count <= this.most) return "";
    return boundsInWords(this.least, this.most);
  }

  focus() {
    (this.element.querySelector("input:checked") ?? this.element.querySelector("input")).focus();
  }
}

const labelElement = (tag, attributes, words, required) =>
  el(tag, attributes, words, !required && el("span", { class: "optional" }, " (can be left empty)"));

/** Characters as people count them, so that an emoji is one. */
const lengthOf = (text) => [...text].length;
const charactersOf = (count) => (count === 1 ? "1 character" : `${count} characters`);
