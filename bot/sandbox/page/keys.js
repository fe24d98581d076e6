/** Keys that work anywhere on the page except while somebody is writing. */

const LETTERS = "ABCDEFGHIJ";

/**
 * The buttons of the newest question that is still open: a row whose labels are the letters, or the
 * texts of the card's lettered lines, or True and False. Other rows (next question, source) are
 * never pressed by a letter.
 * @param {HTMLElement} log
 * @returns {HTMLElement[]}
 */
export function answerButtons(log) {
  for (const article of [...log.children].reverse()) {
    const lines = (article.querySelector(".body")?.innerText ?? "").split("\n");
    for (const row of article.querySelectorAll(".row")) {
      const buttons = [...row.querySelectorAll("button.button")];
      if (buttons.length > 1 && buttons.every(isOpen) && areAnswers(buttons.map(labelOf), lines)) return buttons;
    }
  }
  return [];
}

const isOpen = (button) => button.getAttribute("aria-disabled") !== "true";
const labelOf = (button) => button.textContent.trim();
const areTrueFalse = (labels) => [...labels].sort().join() === "False,True";

function areAnswers(labels, lines) {
  if (areTrueFalse(labels)) return true;
  return labels.every((label, at) => label === LETTERS[at] || lines.includes(`${LETTERS[at]}. ${label}`));
}

/**
 * The button that a key means, if any.
 * @param {HTMLElement[]} buttons @param {string} key
 */
export function buttonFor(buttons, key) {
  const pressed = key.toUpperCase();
  if (/^[1-9]$/.test(pressed)) return buttons[Number(pressed) - 1];
  const labels = buttons.map(labelOf);
  if (areTrueFalse(labels) && "TF".includes(pressed)) return buttons[labels.findIndex((label) => label[0] === pressed)];
  return buttons[LETTERS.indexOf(pressed)];
}

/**
 * @param {{log: HTMLElement, compose: () => void, press: (button: HTMLElement) => void, nextMember: (step: number) => void}} page
 */
export function listenToKeys(page) {
  const help = document.getElementById("keys");
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input[type=text], textarea, [contenteditable]")) return;
    if (act(event.key)) event.preventDefault();
  });

  function act(key) {
    if (key === "/") page.compose();
    else if (key === "?") help.togglePopover();
    else if (key === "[" || key === "]") page.nextMember(key === "]" ? 1 : -1);
    else {
      const button = key.length === 1 ? buttonFor(answerButtons(page.log), key) : undefined;
      if (button) page.press(button);
      return Boolean(button);
    }
    return true;
  }
}
