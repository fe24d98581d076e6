/** Slash commands as Discord describes them: what can be typed, and whether what was typed will do. */

export const TYPE = { STRING: 3, INTEGER: 4, BOOLEAN: 5, USER: 6, CHANNEL: 7, ROLE: 8, MENTIONABLE: 9, NUMBER: 10 };

/**
 * One thing that can be typed: a command, or one of its subcommands ("trivia-packs list").
 * `shown` is its name in the member's language, `path` the one that is sent; an option and a choice have both, too.
 * @typedef {{path: string, shown: string, description: string, options: any[]}} Leaf
 */

/** The names by which something is found: its own in the member's language, and its default. */
export const namesOf = ({ path, name = path, shown = name }) => (shown === name ? [name] : [shown, name]);

/**
 * Those with a name that begins with what was typed, then those with a part that does.
 * @param {Leaf[]} leaves @param {string} typed without the slash
 */
export function matching(leaves, typed) {
  const sought = typed.trim().toLowerCase().replace(/\s+/g, " ");
  const begins = leaves.filter((leaf) => namesOf(leaf).some((name) => name.startsWith(sought)));
  const parts = (leaf) => namesOf(leaf).flatMap((name) => name.split(/[ -]/));
  const within = leaves.filter((leaf) => !begins.includes(leaf) && parts(leaf).some((part) => part.startsWith(sought)));
  return [...begins, ...within];
}

/**
 * Checks one option as Discord does before it sends a command.
 * @param {any} option @param {string} typed
 * @param {{label: string, name?: string, value: any}[]} [choices] what may be chosen, where that is limited
 * @returns {{value?: any, problem?: string}} neither when nothing was typed and nothing is needed
 */
export function checked(option, typed, choices = []) {
  const text = typed.trim();
  if (!text) return option.required ? { problem: `“${option.shown}” is needed.` } : {};
  if (choices.length) {
    const chosen = choices.find(({ label, name = label }) => [label, name].some((one) => one.toLowerCase() === text.toLowerCase()));
    if (chosen) return { value: chosen.value };
    if (!option.autocomplete) return { problem: `“${option.shown}” must be one of the choices.` };
  }
  if (option.type === TYPE.INTEGER || option.type === TYPE.NUMBER) return checkedNumber(option, text);
  if (option.type !== TYPE.STRING) return { problem: `“${option.shown}” must be one of the choices.` };
  return checkedText(option, text);
}

function checkedNumber(option, text) {
  const value = Number(text.replace(",", "."));
  const whole = option.type === TYPE.INTEGER;
  const { min_value: least = -Infinity, max_value: most = Infinity } = option;
  if (Number.isNaN(value) || (whole && !Number.isSafeInteger(value))) {
    return { problem: `“${option.shown}” must be a ${whole ? "whole number" : "number"}.` };
  }
  if (value >= least && value <= most) return { value };
  if (least === -Infinity) return { problem: `“${option.shown}” must be ${most} or less.` };
  if (most === Infinity) return { problem: `“${option.shown}” must be ${least} or more.` };
  return { problem: `“${option.shown}” must be between ${least} and ${most}.` };
}

function checkedText(option, text) {
  const { min_length: least = 0, max_length: most = 6000 } = option;
  if (text.length < least) return { problem: `“${option.shown}” must have at least ${least} characters.` };
  if (text.length > most) return { problem: `“${option.shown}” can have at most ${most} characters.` };
  return { value: text };
}

/**
 * The fixed choices of an option; empty when anything may be typed.
 * @param {any} option
 * @param {{members: any[], roles: any[], channels: any[]}} world
 */
export function choicesOf(option, { members, roles, channels }) {
  if (option.choices?.length) return option.choices.map(({ shown, name, value }) => ({ label: shown, name, value }));
  const people = members.map(({ id, name }) => ({ label: name, value: id }));
  const groups = roles.map(({ id, name }) => ({ label: name, value: id }));
  if (option.type === TYPE.BOOLEAN) return [{ label: "True", value: true }, { label: "False", value: false }];
  if (option.type === TYPE.USER) return people;
  if (option.type === TYPE.ROLE) return groups;
  if (option.type === TYPE.MENTIONABLE) return [...people, ...groups];
  if (option.type === TYPE.CHANNEL) return channels.map(({ id, name }) => ({ label: `#${name}`, value: id }));
  return [];
}

/** What a field accepts, in a few words. */
export function hint(option) {
  const { min_value: least, max_value: most } = option;
  if (least !== undefined && most !== undefined) return `${least}–${most}`;
  if (option.choices?.length || option.type === TYPE.BOOLEAN) return "choose";
  return option.required ? "needed" : "optional";
}
