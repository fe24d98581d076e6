/** Puts the page together: what the sandbox tells is kept in `state` and drawn; what a person does is asked for. */

import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { listenToKeys } from "./keys.js";
import { Log } from "./log.js";
import { Menus } from "./menus.js";
import { Modal } from "./modal.js";
import { names } from "./markdown_view.js";
import { Side } from "./side.js";
import { State } from "./state.js";
import { keepTicking, setClock, setLocale } from "./timestamps.js";

const state = new State();
const connection = new Connection("live", () => beingOf(state.me?.id ?? rememberedMember()));
const log = new Log(state, { press, compose: (name) => composer.begin(name), open, menu: (...which) => menus.of(...which) });
const menus = new Menus(log.element, state, { choose, redraw });
const modal = new Modal(document.getElementById("modal"), {
  submit: ({ interaction }, values) => connection.ask({ ask: "submit", interaction, values }),
  dismiss: ({ interaction }) => connection.send({ ask: "dismiss", interaction }),
  trouble: (words) => composer.say(words, true),
  closed: () => log.keepFocus(),
});
const side = new Side(state, { be, open, speak, setServer });
const composer = new Composer(document.getElementById("composer"), {
  usable: () => state.usable(),
  world: () => ({ members: state.everybody(), roles: state.guild()?.roles ?? [], channels: state.guild()?.channels ?? [] }),
  use: ({ path }, options) => {
    log.toNewest();
    return deed({ ask: "use", channel: state.channel, path, options });
  },
  propose: async ({ path }, options, option, typed) => {
    const told = await connection.ask({ ask: "propose", channel: state.channel, path, options, option, typed });
    return told.choices;
  },
});

names.member = (id) => state.nameOf(id);
names.role = (id) => `@${state.guild()?.roles.find((role) => role.id === id)?.name ?? "unknown role"}`;
names.channel = (id) => state.channelOf(id)?.name ?? "unknown channel";

const TOLD = {
  snapshot(told) {
    const anew = state.me?.id !== told.me.id;
    setClock(told.now);
    setLocale(told.me.locale);
    state.take(told);
    remember(told.me.id);
    if (anew) leaveOff();
    side.draw();
    log.draw({ anew });
  },
  message({ message }) {
    const change = state.put(message);
    if (message.channel === state.channel) log.show(message, change);
    else side.draw();
  },
  gone({ channel, message }) {
    state.remove(channel, message);
    if (channel === state.channel) log.draw({});
  },
  closed({ interaction }) {
    modal.gone(interaction);
  },
  bot({ bot }) {
    state.bot = bot;
    side.draw();
  },
};

connection.addEventListener("told", ({ detail }) => TOLD[detail.tell]?.(detail));
connection.addEventListener("status", ({ detail }) => side.connected(detail === "open"));

/** Without a connection the switcher goes back to who one still is. */
function be(member) {
  if (!connection.send(beingOf(member))) side.draw();
}

/** Whom this tab plays, in the language that was chosen here, also in another sandbox later. */
const beingOf = (member) => ({ ask: "be", member, locale: sessionStorage.getItem(`language ${member}`) });

/** @param {string} locale the member's own language from now on */
function speak(locale) {
  sessionStorage.setItem(`language ${state.me.id}`, locale);
  change({ ask: "speak", locale });
}

/** @param {string} guild @param {string} locale the server's language from now on */
function setServer(guild, locale) {
  change({ ask: "set_server", guild, locale });
}

/** Changes a setting; where that fails, what is chosen goes back to what it was. */
async function change(asked) {
  try {
    await connection.ask(asked);
  } catch (error) {
    composer.say(error.message, true);
    side.draw();
  }
}

/** @param {string} channel @param {string} [message] */
function open(channel, message) {
  if (!state.channelOf(channel)) return composer.say("That channel is not there, or not for you.", true);
  const elsewhere = channel !== state.channel;
  state.open(channel);
  side.draw();
  if (elsewhere) composer.clear();
  log.draw({ anew: elsewhere });
  const gone = message && !log.jump(message);
  return gone && composer.say("That message is not there any more.", true);
}

/** What one member was writing or choosing is not for the next. */
function leaveOff() {
  composer.clear();
  menus.drop();
  modal.close();
}

/** Asks for something that the bot may answer with a modal; that opens for who asked only. */
async function deed(asked) {
  const owner = state.me.id;
  const told = await connection.ask(asked);
  if (!told.modal) return;
  if (state.me.id === owner) modal.open(told.modal, owner);
}

/** @param {HTMLElement} button a button of a message */
async function press(button) {
  const { key, message } = button.dataset;
  if (button.getAttribute("aria-disabled") === "true" || state.isBusy(message, key)) return;
  await onMessage(message, key, { ask: "press" });
}

/** @returns {Promise<boolean>} whether the bot took the choice */
function choose(message, key, values) {
  return onMessage(message, key, { ask: "choose", values });
}

/** Uses a control of a message, which is busy until the bot has answered. */
async function onMessage(message, key, asked) {
  mark(message, key, true, "");
  try {
    await deed({ ...asked, channel: state.channel, message, custom_id: key });
    mark(message, key, false, "");
    return true;
  } catch (error) {
    mark(message, key, false, error.message);
    return false;
  }
}

function mark(message, key, busy, trouble) {
  state.setBusy(message, key, busy);
  state.setTrouble(message, trouble);
  redraw(message);
}

function redraw(message) {
  const shown = state.message(message);
  if (shown?.channel === state.channel) log.show(shown, "changed");
}

function nextMember(step) {
  const at = state.members.findIndex(({ id }) => id === state.me?.id);
  const next = state.members[(at + step + state.members.length) % state.members.length];
  if (next) be(next.id);
}

function remember(member) {
  sessionStorage.setItem("member", member);
}

/** Each tab plays its own member, also after a reload. */
function rememberedMember() {
  return sessionStorage.getItem("member");
}

listenToKeys({
  log: log.element,
  compose: () => composer.begin(),
  press(button) {
    log.toNewest();
    press(button);
  },
  menu(select, at) {
    log.toNewest();
    menus.open(select, at);
  },
  nextMember,
});
keepTicking();
