/** A command typed in one go, "/trivia pack:gone questions:3", read as Discord reads it. */

const NAME = /(^|\s)([-_\p{L}\p{N}]+):/gu;

/**
 * Finds the command that a line begins with, and what follows it.
 * @template {{path: string}} L
 * @param {L[]} leaves @param {string} line
 * @returns {{leaf: L, rest: string} | null} null until a space ends its name
 */
export function begun(leaves, line) {
  for (const leaf of leaves) {
    const name = leaf.path.replaceAll(" ", "\\s+"); // else letters, digits, - and _ only
    const found = new RegExp(`^/${name}\\s+`, "iu").exec(line);
    if (found) return { leaf, rest: line.slice(found[0].length) };
  }
  return null;
}

/**
 * Splits a text at the names of options. A value goes on to the next name, spaces, quotes and colons
 * in it are its own; so is the name of an option that has been given already.
 * @param {string} text
 * @param {Iterable<string>} names the options that may still be named
 * @returns {{before: string, named: [string, string][]}} what stands before the first name, and each value
 */
export function split(text, names) {
  const left = new Set(names);
  const marks = [...text.matchAll(NAME)].filter(([, , name]) => left.delete(name.toLowerCase()));
  const ends = [...marks.slice(1).map(({ index }) => index), text.length];
  const named = marks.map((mark, at) => [mark[2].toLowerCase(), text.slice(mark.index + mark[0].length, ends[at]).trim()]);
  return { before: text.slice(0, marks[0]?.index ?? text.length).trim(), named };
}

/**
 * Tells what Discord would not take of a command that was typed in one go.
 * @param {{path: string, options: {name: string}[]}} leaf @param {string} rest
 * @returns {string} a problem in words, or nothing
 */
export function misread(leaf, rest) {
  const names = leaf.options.map(({ name }) => name);
  const { before } = split(rest, names);
  if (before && !names.length) return `/${leaf.path} takes no options.`;
  const [stray] = [...before.matchAll(NAME)];
  return stray ? `/${leaf.path} has no option “${stray[2]}”. It has: ${names.join(", ")}.` : "";
}
