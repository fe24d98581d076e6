/** The side of the page and the head line: where one is, as whom, and how the bot is doing. */

import { el, morph } from "./dom.js";
import { languagesElement } from "./languages.js";
import { botWords, membersElement, placesElement, titleOf } from "./places.js";

export class Side {
  #connected = true;

  /**
   * @param {import("./state.js").State} state
   * @param {{be: (member: string) => void, open: (channel: string) => void, speak: (locale: string) => void, setServer: (guild: string, locale: string) => void}} hands
   */
  constructor(state, hands) {
    this.state = state;
    const side = document.getElementById("side");
    const toggle = document.getElementById("open-side");
    const unfold = (open) => {
      document.body.classList.toggle("side-open", open);
      toggle.setAttribute("aria-expanded", String(open));
      toggle.textContent = open ? "Close" : "Places";
    };
    toggle.addEventListener("click", () => unfold(!document.body.classList.contains("side-open")));
    side.addEventListener("click", ({ target }) => {
      const place = target.closest("[data-do=open]");
      if (!place) return;
      unfold(false);
      hands.open(place.dataset.channel);
    });
    side.addEventListener("change", ({ target }) => {
      if (target.name === "member") hands.be(target.value);
      if (target.id === "my-language") hands.speak(target.value);
      if (target.id === "server-language") hands.setServer(state.guild().id, target.value);
    });
    side.addEventListener("keydown", ({ key }) => key === "Escape" && unfold(false));
  }

  /** @param {boolean} connected whether the page hears from the sandbox */
  connected(connected) {
    this.#connected = connected;
    this.draw();
  }

  draw() {
    const { state } = this;
    this.#bot();
    if (!state.me) return;
    patch("places", placesElement(state));
    patch("members", membersElement(state));
    patch("languages", languagesElement(state));
    for (const [id, locale] of [["my-language", state.me.locale], ["server-language", state.guild()?.locale]]) {
      const select = document.getElementById(id);
      if (select) select.value = locale;
    }
    for (const input of document.querySelectorAll("[name=member]")) input.checked = input.value === state.me.id;
    const channel = state.channelOf(state.channel);
    setText("channel-name", channel ? titleOf(channel) : "No channel");
    setText("channel-topic", [state.guild()?.name, channel?.topic].filter(Boolean).join(" · "));
    document.getElementById("me").replaceChildren("You are ", el("bdi", {}, state.me.name));
  }

  #bot() {
    const bot = document.getElementById("bot");
    const lost = "The sandbox does not answer. Trying again …";
    bot.dataset.status = this.#connected ? this.state.bot.status : "lost";
    setText("bot", this.#connected ? botWords(this.state.bot) : lost);
  }
}

function patch(id, wanted) {
  morph(document.getElementById(id), Object.assign(wanted, { id }));
}

function setText(id, text) {
  const element = document.getElementById(id);
  if (element.textContent !== text) element.textContent = text;
}
