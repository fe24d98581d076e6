/** The live connection to the sandbox: one WebSocket that comes back by itself. */

const WAITS = [250, 500, 1000, 2000, 4000];

/**
 * After every (re)connection the server sends a whole snapshot, so nothing has to be caught up.
 * `hello` is sent first each time; it says who is looking.
 */
export class Connection extends EventTarget {
  #socket = null;
  #failures = 0;
  #asked = new Map();
  #number = 0;

  /** @param {string} path @param {() => object} hello */
  constructor(path, hello) {
    super();
    this.url = new URL(path, location.href.replace(/^http/, "ws")).href;
    this.hello = hello;
    this.#connect();
  }

  #connect() {
    const socket = new WebSocket(this.url);
    this.#socket = socket;
    socket.onopen = () => {
      this.#failures = 0;
      this.send(this.hello());
      this.#report("open");
    };
    socket.onmessage = ({ data }) => this.#take(JSON.parse(data));
    socket.onclose = () => this.#lost();
  }

  #lost() {
    for (const { refuse } of this.#asked.values()) refuse(new Error("The connection to the sandbox was lost."));
    this.#asked.clear();
    this.#report("lost");
    setTimeout(() => this.#connect(), WAITS[Math.min(this.#failures, WAITS.length - 1)]);
    this.#failures += 1;
  }

  #take(told) {
    const waiting = this.#asked.get(told.reply_to);
    if (!waiting) return this.dispatchEvent(new CustomEvent("told", { detail: told }));
    this.#asked.delete(told.reply_to);
    if (told.problem) waiting.refuse(new Error(told.problem));
    else waiting.grant(told);
  }

  #report(status) {
    this.dispatchEvent(new CustomEvent("status", { detail: status }));
  }

  get #isOpen() {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /**
   * Sends without waiting for a reply.
   * @param {object} words
   * @returns {boolean} whether there was a connection to send them
   */
  send(words) {
    if (this.#isOpen) this.#socket.send(JSON.stringify(words));
    return this.#isOpen;
  }

  /**
   * Sends `words` and waits for the reply; an Error carries the reason in words.
   * @param {object} words
   * @returns {Promise<any>}
   */
  ask(words) {
    if (!this.#isOpen) {
      return Promise.reject(new Error("There is no connection to the sandbox just now."));
    }
    this.#number += 1;
    const number = this.#number;
    this.send({ ...words, number });
    return new Promise((grant, refuse) => this.#asked.set(number, { grant, refuse }));
  }
}
