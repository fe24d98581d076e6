/** Keys that work anywhere on the page except while somebody is writing. */

const LETTERS = "ABCDEFGHIJ";

/**
 * What answers the newest question that is still open: a row of buttons whose labels are the letters,
 * or the texts of the card's lettered lines; a select; or, on a card that counts down, a row of two
 * (True and False, in any language), or the one main button that leads to answering (“Answer”).
 * Other rows (next question, source) are never pressed by a letter.
 * @param {HTMLElement} log
 * @returns {{buttons: HTMLElement[], byInitial?: boolean} | {select: HTMLElement} | null}
 */
export function answerControls(log) {
  for (const article of [...log.children].reverse()) {
    const lines = (article.querySelector(".body")?.innerText ?? "").split("\n");
    const countsDown = article.querySelector("time[data-relative]") !== null;
    for (const row of article.querySelectorAll(".row")) {
      const found = inRow(row, lines, countsDown);
      if (found) return found;
    }
  }
  return null;
}

function inRow(row, lines, countsDown) {
  const buttons = [...row.querySelectorAll("[data-do=press]")];
  const [first] = buttons;
  if (countsDown && buttons.length === 1 && first.matches(".primary") && isOpen(first)) return { buttons };
  const labels = buttons.map(labelOf);
  if (buttons.length > 1 && buttons.some(isOpen)) {
    if (areLettered(labels, lines)) return { buttons };
    if (countsDown && areTrueFalse(labels)) return { buttons, byInitial: true };
  }
  const head = row.querySelector(".select-head");
  return head && isOpen(head) ? { select: head.parentElement } : null;
}

const isOpen = (button) => button.getAttribute("aria-disabled") !== "true";
const labelOf = (button) => button.textContent.trim();
const areTrueFalse = ([one, other, ...more]) => Boolean(other) && !more.length && initial(one) !== initial(other);
const initial = (label) => label.slice(0, 1).toUpperCase();

const areLettered = (labels, lines) =>
  labels.every((label, at) => label === LETTERS[at] || lines.includes(`${LETTERS[at]}. ${label}`));

/**
 * The button that a key means, if any: of two words the one that begins with it, else that of its place.
 * @param {{buttons?: HTMLElement[], byInitial?: boolean}} controls @param {string} key
 */
export function buttonFor({ buttons = [], byInitial = false }, key) {
  const at = byInitial ? buttons.map(labelOf).map(initial).indexOf(key.toUpperCase()) : -1;
  return buttons[at < 0 ? placeOf(key) : at];
}

/** The place that a letter or a digit names: 0 for A and for 1; -1 for any other key. */
const placeOf = (key) => (/^[1-9]$/.test(key) ? Number(key) - 1 : LETTERS.indexOf(key.toUpperCase()));

/**
 * @param {{log: HTMLElement, compose: () => void, press: (button: HTMLElement) => void, menu: (select: HTMLElement, at: number) => void, nextMember: (step: number) => void}} page
 */
export function listenToKeys(page) {
  const help = document.getElementById("keys");
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input[type=text], textarea, [contenteditable], dialog")) return;
    if (act(event.key)) event.preventDefault();
  });

  function act(key) {
    if (key === "/") page.compose();
    else if (key === "?") help.togglePopover();
    else if (key === "[" || key === "]") page.nextMember(key === "]" ? 1 : -1);
    else return key.length === 1 && answer(key);
    return true;
  }

  function answer(key) {
    const { select, ...controls } = answerControls(page.log) ?? {};
    const button = buttonFor(controls, key);
    if (button) page.press(button);
    const opens = select && placeOf(key) >= 0;
    if (opens) page.menu(select, placeOf(key));
    return Boolean(button || opens);
  }
}
