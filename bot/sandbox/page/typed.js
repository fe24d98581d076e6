/** A command typed in one go, "/trivia pack:gone questions:3", read as Discord reads it. */

import { namesOf } from "./commands.js";

const NAME = /(^|\s)([-_'\p{L}\p{M}\p{N}]+):/gu;

/**
 * Finds the command that a line begins with, and what follows it.
 * @template {{path: string, shown: string}} L
 * @param {L[]} leaves @param {string} line
 * @returns {{leaf: L, rest: string} | null} null until a space ends its name
 */
export function begun(leaves, line) {
  for (const key of ["shown", "path"]) {
    for (const leaf of leaves) {
      const name = leaf[key].replaceAll(" ", "\\s+"); // else letters, digits, -, _ and ' only
      const found = new RegExp(`^/${name}\\s+`, "iu").exec(line);
      if (found) return { leaf, rest: line.slice(found[0].length) };
    }
  }
  return null;
}

/**
 * Splits a text at the names of options. A value goes on to the next name, spaces, quotes and colons
 * in it are its own; so is the name of an option that has been given already.
 * @param {string} text
 * @param {{name: string, shown: string}[]} options those that may still be named
 * @returns {{before: string, named: [string, string][]}} what stands before the first name, and each value by its option
 */
export function split(text, options) {
  const left = new Set(options);
  const meant = (name) => [...left].find((option) => namesOf(option).includes(name.toLowerCase()));
  const marks = [...text.matchAll(NAME)].flatMap((mark) => {
    const option = meant(mark[2]);
    return left.delete(option) ? [{ option, index: mark.index, end: mark.index + mark[0].length }] : [];
  });
  const ends = [...marks.slice(1).map(({ index }) => index), text.length];
  const named = marks.map(({ option, end }, at) => [option.name, text.slice(end, ends[at]).trim()]);
  return { before: text.slice(0, marks[0]?.index ?? text.length).trim(), named };
}

/**
 * Tells what Discord would not take of a command that was typed in one go.
 * @param {import("./commands.js").Leaf} leaf @param {string} rest
 * @returns {string} a problem in words, or nothing
 */
export function misread({ shown, options }, rest) {
  const { before } = split(rest, options);
  if (before && !options.length) return `/${shown} takes no options.`;
  const [stray] = [...before.matchAll(NAME)];
  const names = options.map((option) => option.shown).join(", ");
  return stray ? `/${shown} has no option “${stray[2]}”. It has: ${names}.` : "";
}
