/**
 * Discord's markdown, as far as cards use it, read into a tree of plain values.
 * Nothing here touches the page: markdown_view.js draws the tree, as text nodes only.
 *
 * @typedef {{kind: string, [key: string]: any}} Piece
 */

const DEEPEST = 10;

/** The inline rules, tried in this order at every place. */
const INLINE = [
  [/\\([^A-Za-z0-9\s])/y, ([, sign]) => ({ kind: "text", text: sign })],
  [/(?<!`)(`+)(?!`)([^]*?[^`])\1(?!`)/y, ([, , code]) => ({ kind: "code", text: code.trim() || code })],
  [/<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y, ([, unix, style]) => time(unix, style)],
  [/<@!?(\d+)>/y, ([, id]) => ({ kind: "mention", of: "member", id })],
  [/<@&(\d+)>/y, ([, id]) => ({ kind: "mention", of: "role", id })],
  [/<#(\d+)>/y, ([, id]) => ({ kind: "mention", of: "channel", id })],
  [/<\/([^:>\n]{1,100}):\d+>/y, ([, name]) => ({ kind: "command", name })],
  [/<a?:(\w{2,32}):\d+>/y, ([, name]) => ({ kind: "text", text: `:${name}:` })],
  [/<(https?:\/\/[^\s<>]+)>/y, ([, href]) => link(href)],
  [
    /\[((?:\\.|[^\]\\\n])+)\]\(\s*<?(https?:\/\/(?:\\.|[^\s<>()\\]|\([^\s()]*\))+)>?(?:\s+"[^"\n]*")?\s*\)/y,
    ([, label, href], depth) => ({ kind: "link", href, inside: inline(label, depth) }),
  ],
  [/https?:\/\/[^\s<]*[^\s<.,:;"'\])*_~|]/y, ([href]) => link(href)],
  [/\*\*\*((?:\\[^]|[^\\*])+?)\*\*\*(?!\*)/y, ([, text], depth) => nested("bold", `*${text}*`, depth)],
  [/\*\*((?:\\[^]|[^\\])+?)\*\*(?!\*)/y, ([, text], depth) => nested("bold", text, depth)],
  [/__((?:\\[^]|[^\\])+?)__(?!_)/y, ([, text], depth) => nested("underline", text, depth)],
  [/~~((?:\\[^]|[^\\])+?)~~/y, ([, text], depth) => nested("strike", text, depth)],
  [/\|\|((?:\\[^]|[^\\])+?)\|\|/y, ([, text], depth) => nested("spoiler", text, depth)],
  [/\*(?=\S)((?:\*\*|\\[^]|[^*\\])*?(?:\*\*|\\[^]|[^*\\\s]))\*(?!\*)/y, ([, text], depth) => nested("italic", text, depth)],
  [/(?<!\w)_(?=\S)((?:__|\\[^]|[^_\\])+?)_(?!\w)/y, ([, text], depth) => nested("italic", text, depth)],
];
/** Where a rule could begin; everything else is text. */
const PLAIN = /[^\\`<[*_~|h]+|h(?!ttps?:\/\/)/y;

const time = (unix, style) => ({ kind: "time", unix: Number(unix), style: style ?? "f" });
const link = (href) => ({ kind: "link", href, inside: [{ kind: "text", text: href }] });
const nested = (kind, text, depth) => ({ kind, inside: inline(text, depth) });

/**
 * @param {string} source one run of text, without blocks
 * @returns {Piece[]}
 */
export function inline(source, depth = 0) {
  if (depth >= DEEPEST) return [{ kind: "text", text: source }];
  const pieces = [];
  for (let at = 0; at < source.length; ) {
    const [piece, end] = pieceAt(source, at, depth);
    const last = pieces.at(-1);
    if (piece.kind === "text" && last?.kind === "text") last.text += piece.text;
    else pieces.push(piece);
    at = end;
  }
  return pieces;
}

function pieceAt(source, at, depth) {
  PLAIN.lastIndex = at;
  const plain = PLAIN.exec(source);
  if (plain) return [{ kind: "text", text: plain[0] }, PLAIN.lastIndex];
  for (const [rule, make] of INLINE) {
    rule.lastIndex = at;
    const match = rule.exec(source);
    // `make` reads nested text with the same rules, so the end is noted before it runs.
    if (match) return [make(match, depth + 1), at + match[0].length];
  }
  return [{ kind: "text", text: source[at] }, at + 1];
}

const FENCE = /```(?:([\w+.#-]*)\n)?([^]*?)```/g;

/**
 * @param {string} source a whole text display or message
 * @returns {Piece[]} blocks: code, heading, small, quote, list, paragraph
 */
export function blocks(source) {
  const found = [];
  let from = 0;
  for (const fence of source.matchAll(FENCE)) {
    found.push(...lineBlocks(source.slice(from, fence.index)));
    found.push({ kind: "fence", language: fence[1] ?? "", text: fence[2].replace(/\n$/, "") });
    from = fence.index + fence[0].length;
  }
  return [...found, ...lineBlocks(source.slice(from))];
}

const ITEM = /^( *)([-*]|\d{1,9}\.) +(.+)$/;

function lineBlocks(source) {
  const found = [];
  const lines = source.replace(/^\n+|\s+$/g, "").split("\n");
  for (let at = 0; at < lines.length; ) at = takeBlock(lines, at, found);
  return found;
}

/** Reads the block that begins at line `at`; answers the line after it. */
function takeBlock(lines, at, found) {
  const line = lines[at];
  const heading = /^(#{1,3}) +(.+)$/.exec(line);
  const small = /^-# +(.+)$/.exec(line);
  if (!line.trim()) return at + 1;
  if (heading) found.push({ kind: "heading", level: heading[1].length, inside: inline(heading[2]) });
  else if (small) found.push({ kind: "small", inside: inline(small[1]) });
  else if (line.startsWith(">>> ")) {
    found.push({ kind: "quote", inside: lineBlocks([line.slice(4), ...lines.slice(at + 1)].join("\n")) });
    return lines.length;
  } else if (line.startsWith("> ")) {
    const end = runEnd(lines, at, (text) => text.startsWith("> "));
    found.push({ kind: "quote", inside: lineBlocks(lines.slice(at, end).map((text) => text.slice(2)).join("\n")) });
    return end;
  } else if (ITEM.test(line)) {
    const end = runEnd(lines, at, (text) => ITEM.test(text));
    found.push(list(lines.slice(at, end).map((text) => ITEM.exec(text))));
    return end;
  } else {
    const end = runEnd(lines, at, isParagraph);
    found.push({ kind: "paragraph", inside: inline(lines.slice(at, end).join("\n")) });
    return end;
  }
  return at + 1;
}

const isParagraph = (line) => line.trim() !== "" && !/^(#{1,3} +\S|-# +\S|> |>>> )/.test(line) && !ITEM.test(line);

/** The line after the run of lines like the one at `at`, which is always in the run. */
function runEnd(lines, at, belongs) {
  let end = at + 1;
  while (end < lines.length && belongs(lines[end])) end += 1;
  return end;
}

/** @param {RegExpExecArray[]} items matches of ITEM; deeper indents become lists of their own */
function list(items) {
  const depth = items[0][1].length;
  const ordered = /\d/.test(items[0][2]);
  const entries = [];
  for (let at = 0; at < items.length; ) {
    const end = runEnd(items, at, (item) => item[1].length > depth);
    const entry = { inside: inline(items[at][3]), below: null };
    if (end > at + 1) entry.below = list(items.slice(at + 1, end));
    entries.push(entry);
    at = end;
  }
  return { kind: "list", ordered, start: ordered ? Number.parseInt(items[0][2], 10) : 1, entries };
}
