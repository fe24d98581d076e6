/** A modal of the bot as a real dialog: filled in, sent, and closed once the bot has taken it. */

import { el } from "./dom.js";
import { partsOf } from "./modal_fields.js";

export class Modal {
  /** @type {null | {told: any, owner: string, fields: any[], busy?: boolean, sent?: boolean, gone?: boolean}} */
  #open = null;
  /** What was written before a modal was closed without sending, as Discord's clients keep it. */
  #drafts = new Map();

  /**
   * @param {HTMLDialogElement} dialog
   * @param {{submit: (told: any, values: Record<string, string|string[]>) => Promise<void>, dismiss: (told: any) => void, trouble: (words: string) => void, closed: () => void}} hands
   */
  constructor(dialog, hands) {
    this.dialog = dialog;
    this.hands = hands;
    // Esc; a browser may close a dialog without asking, so that the close itself is heard as well.
    dialog.addEventListener("cancel", () => this.close());
    dialog.addEventListener("close", () => !dialog.open && this.#closed());
    dialog.addEventListener("click", ({ target }) => target.closest("[data-do=close]") && this.close());
    dialog.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) this.#send();
    });
  }

  /**
   * @param {any} told the modal as Discord describes it, with `bot`, who will read it
   * @param {string} owner the member who opens it
   */
  open(told, owner) {
    this.close();
    const drafts = this.#drafts.get(nameOf({ told, owner })) ?? {};
    const { elements, fields } = partsOf(told.components, drafts);
    this.#open = { told, owner, fields };
    this.dialog.replaceChildren(formElement(told, elements));
    this.dialog.showModal();
    fields[0]?.focus();
  }

  close() {
    if (this.dialog.open) this.dialog.close();
    this.#closed();
  }

  /** The bot or another tab has done with it; what is being sent closes by itself. @param {string} interaction */
  gone(interaction) {
    if (this.#open?.told.interaction !== interaction || this.#open.busy) return;
    this.#open.gone = true;
    this.close();
  }

  #closed() {
    if (!this.#open) return;
    const { told, busy, sent, gone } = this.#open;
    if (!sent) this.#drafts.set(nameOf(this.#open), given(this.#open));
    if (!sent && !gone && !busy) this.hands.dismiss(told);
    this.#open = null;
    this.dialog.replaceChildren();
    this.hands.closed();
  }

  async #send() {
    const open = this.#open;
    if (!open || open.busy) return;
    const wrong = open.fields.filter((field) => field.check());
    if (wrong.length) {
      wrong[0].focus();
      return;
    }
    this.#busy(true);
    try {
      await this.hands.submit(open.told, given(open));
      open.sent = true;
      this.#drafts.delete(nameOf(open));
      if (this.#open === open) this.close();
    } catch (error) {
      if (this.#open !== open) return this.hands.trouble(error.message);
      this.dialog.querySelector(".trouble").textContent = error.message;
    } finally {
      if (this.#open === open) this.#busy(false);
    }
    return undefined;
  }

  #busy(busy) {
    this.#open.busy = busy;
    const submit = this.dialog.querySelector("[type=submit]");
    if (busy) {
      submit.setAttribute("aria-busy", "true");
      this.dialog.querySelector(".trouble").textContent = "";
    } else submit.removeAttribute("aria-busy");
  }
}

const nameOf = ({ told, owner }) => `${owner} ${told.custom_id}`;
const given = ({ fields }) => Object.fromEntries(fields.map((field) => [field.customId, field.given()]));

function formElement({ title, bot }, elements) {
  return el(
    "form",
    { novalidate: true, autocomplete: "off" },
    el("h2", { id: "modal-title" }, title),
    el("p", { class: "modal-reader" }, `Only ${bot} reads what you send here.`),
    el("div", { class: "modal-parts" }, ...elements),
    el("p", { class: "trouble", role: "alert" }),
    el(
      "div",
      { class: "modal-foot" },
      el("button", { type: "button", class: "button", "data-do": "close" }, "Cancel"),
      el("button", { type: "submit", class: "button primary" }, el("span", {}, "Submit")),
    ),
  );
}
