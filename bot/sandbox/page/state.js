/** What the page knows: the world as the current member may see it, and what is under way. */

/** Compares two Discord ids; they are numbers too large for JavaScript's own. */
export const byId = (a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : Number(a.id > b.id));

export class State {
  me = null;
  /** Those whom the page can play, and those who play by themselves. */
  members = [];
  simulated = [];
  guilds = [];
  /** All that Discord can be set to, each named in itself. */
  languages = [];
  bot = { name: "The bot", status: "connecting", reason: "" };
  commands = {};
  channel = null;
  /** @type {Map<string, Map<string, any>>} messages by channel, then by id */
  #messages = new Map();
  #busy = new Set();
  #trouble = new Map();
  #dismissed = new Set();
  #unread = new Map();

  /** Takes the whole world anew; the channel that is open stays open if it still exists. */
  take(snapshot) {
    const { me, members, simulated, languages, guilds, bot, commands, messages } = snapshot;
    Object.assign(this, { me, members, simulated, languages, guilds, bot, commands });
    this.#messages = new Map(
      Object.entries(messages).map(([channel, list]) => [channel, new Map(list.map((message) => [message.id, message]))]),
    );
    this.#busy.clear();
    this.#trouble.clear();
    if (!this.channelOf(this.channel)) this.channel = this.#start();
  }

  /** Where a first look falls: on a channel called trivia, if there is one. */
  #start() {
    const channels = this.guilds.flatMap((guild) => guild.channels);
    return (channels.find(({ name }) => name === "trivia") ?? channels[0])?.id ?? null;
  }

  /** @returns {"new"|"changed"} */
  put(message) {
    const channel = this.#messages.get(message.channel) ?? new Map();
    this.#messages.set(message.channel, channel);
    const change = channel.has(message.id) ? "changed" : "new";
    channel.set(message.id, message);
    if (change === "new" && message.channel !== this.channel) {
      this.#unread.set(message.channel, (this.#unread.get(message.channel) ?? 0) + 1);
    }
    return change;
  }

  remove(channel, id) {
    this.#messages.get(channel)?.delete(id);
  }

  /** The open channel's messages, oldest first. */
  shown() {
    const list = [...(this.#messages.get(this.channel)?.values() ?? [])];
    return list.filter((message) => !this.#dismissed.has(message.id)).sort(byId);
  }

  message(id) {
    for (const channel of this.#messages.values()) if (channel.has(id)) return channel.get(id);
    return null;
  }

  open(channel) {
    this.channel = channel;
    this.#unread.delete(channel);
  }

  unread = (channel) => this.#unread.get(channel) ?? 0;
  dismiss = (id) => this.#dismissed.add(id);

  isBusy = (message, customId) => this.#busy.has(`${message} ${customId}`);
  setBusy(message, customId, busy) {
    if (busy) this.#busy.add(`${message} ${customId}`);
    else this.#busy.delete(`${message} ${customId}`);
  }

  trouble = (message) => this.#trouble.get(message);
  setTrouble(message, words) {
    if (words) this.#trouble.set(message, words);
    else this.#trouble.delete(message);
  }

  channelOf(id) {
    return this.guilds.flatMap((guild) => guild.channels).find((channel) => channel.id === id);
  }

  /** The server of the open channel. */
  guild() {
    return this.guilds.find(({ channels }) => channels.some(({ id }) => id === this.channel));
  }

  /** The commands that this member may use in the open channel. */
  usable() {
    return this.commands[this.channel] ?? [];
  }

  everybody() {
    return [...this.members, ...this.simulated];
  }

  nameOf(member) {
    if (member === this.bot.id) return this.bot.name;
    return this.everybody().find(({ id }) => id === member)?.name ?? "somebody";
  }
}
