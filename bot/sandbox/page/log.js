/** The messages of the open channel: drawn, kept up to date in place, followed to the newest. */

import { el, morph } from "./dom.js";
import { inWords, messageElement } from "./message.js";

const NEAR = 80;
const ANNOUNCE_AFTER = 150;

export class Log {
  #follow = true;
  /** Where the last scroll event found the channel. */
  #seen = { top: 0, height: 0 };
  #news = [];

  /**
   * @param {import("./state.js").State} state
   * @param {{press: (button: HTMLElement) => void, compose: (name: string) => void, open: (channel: string, message?: string) => void, menu: (message: string, select: any) => any}} hands
   */
  constructor(state, hands) {
    this.state = state;
    this.hands = hands;
    this.element = document.getElementById("log");
    this.scroller = document.getElementById("scroller");
    this.newest = document.getElementById("to-newest");
    this.announcer = document.getElementById("announcer");
    this.element.addEventListener("click", (event) => this.#clicked(event));
    this.element.addEventListener("keydown", (event) => this.#spoilerKey(event));
    this.scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.newest.addEventListener("click", () => this.toNewest());
    new ResizeObserver(() => this.#grown()).observe(this.element);
  }

  /** Draws the whole channel; `anew` when another channel or member is looked at. */
  draw({ anew = false }) {
    const focused = document.activeElement;
    const wanted = el("div", {}, ...this.state.shown().map((message) => this.#drawn(message)));
    if (anew) this.element.replaceChildren(...wanted.childNodes);
    else morph(this.element, Object.assign(wanted, { id: "log" }));
    document.getElementById("empty").hidden = this.element.children.length > 0;
    if (anew) this.toNewest();
    if (focused && !focused.isConnected) this.scroller.focus({ preventScroll: true });
  }

  /** @param {any} message @param {"new"|"changed"} change */
  show(message, change) {
    const old = document.getElementById(`m-${message.id}`);
    if (!old) this.draw({});
    else this.#redraw(old, message);
    if (change === "new") this.#announce(message.id);
  }

  /** A message whose focused button is taken away gives the focus to its like, or keeps it itself. */
  #redraw(old, message) {
    const focused = old.contains(document.activeElement) && document.activeElement;
    const label = focused && focused.textContent;
    morph(old, this.#drawn(message));
    if (!focused || old.contains(document.activeElement)) return;
    const alike = [...old.querySelectorAll("button.button")].find(({ textContent }) => textContent === label);
    (alike ?? old).focus({ preventScroll: true });
  }

  #drawn(message) {
    return messageElement(message, {
      busy: (customId) => this.state.isBusy(message.id, customId),
      menu: (select) => this.hands.menu(message.id, select),
      trouble: this.state.trouble(message.id),
    });
  }

  /** Shows a message of the open channel; answers whether there is one. @param {string} id */
  jump(id) {
    const article = document.getElementById(`m-${id}`);
    if (!article) return false;
    this.#follow = false;
    article.scrollIntoView({ block: "center" });
    this.newest.hidden = false;
    article.focus({ preventScroll: true });
    article.classList.remove("found");
    requestAnimationFrame(() => article.classList.add("found"));
    return true;
  }

  /** Gives the focus a place on the page when what had it is gone. */
  keepFocus() {
    if (document.activeElement === document.body) this.scroller.focus({ preventScroll: true });
  }

  toNewest() {
    this.#follow = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.newest.hidden = true;
  }

  /** While somebody chooses from a list, nothing that comes may move it away. */
  #grown() {
    if (this.#follow && !this.element.querySelector(".menu")) this.toNewest();
  }

  /** Only a person scrolls upwards in a channel that did not shrink; cards that come do not. */
  #scrolled() {
    const { scrollTop: top, clientHeight, scrollHeight: height } = this.scroller;
    if (height - clientHeight - top < NEAR) this.#follow = true;
    else if (top < this.#seen.top && height >= this.#seen.height) this.#follow = false;
    this.#seen = { top, height };
    this.newest.hidden = this.#follow;
  }

  /** Several new messages at once are read out as one announcement. */
  #announce(id) {
    this.#news.push(id);
    if (this.#news.length > 1) return;
    setTimeout(() => {
      const articles = this.#news.splice(0).map((one) => document.getElementById(`m-${one}`));
      this.announcer.textContent = articles.filter(Boolean).map(inWords).join(" · ");
    }, ANNOUNCE_AFTER);
  }

  #clicked(event) {
    const target = event.target.closest("[data-do]");
    if (!target) return;
    const { do: deed, message, command, channel } = target.dataset;
    if (deed === "press") this.hands.press(target);
    if (deed === "compose") this.hands.compose(command);
    if (deed === "unveil") target.dataset.open = "";
    if (deed === "dismiss") this.#dismiss(message);
    if (deed === "jump") {
      event.preventDefault();
      this.hands.open(channel, message);
    }
  }

  #dismiss(message) {
    this.state.dismiss(message);
    this.draw({});
  }

  #spoilerKey(event) {
    if (event.key !== "Enter" && event.key !== " ") return;
    if (event.target.matches(".spoiler")) {
      event.preventDefault();
      event.target.dataset.open = "";
    }
  }
}
