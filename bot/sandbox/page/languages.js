/** The choice of languages at the side: one's own, and the server's for who manages it. */

import { el } from "./dom.js";

/** @param {import("./state.js").State} state @returns {HTMLElement} a <div> of labelled selects */
export function languagesElement(state) {
  const guild = state.guild();
  return el(
    "div",
    { class: "languages" },
    languageElement("my-language", "Yours", state),
    guild?.manages && languageElement("server-language", "This server’s", state),
  );
}

/** Which of them is chosen is set once the select stands on the page. */
function languageElement(id, label, { languages }) {
  return el(
    "label",
    { class: "language", "data-key": id },
    el("bdi", {}, label),
    el("select", { id }, ...languages.map(({ locale, name }) => el("option", { value: locale, lang: locale }, name))),
  );
}
