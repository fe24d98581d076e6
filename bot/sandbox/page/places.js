/** The side of the page: servers with their channels, the members, and how the bot is doing. */

import { el } from "./dom.js";

const STATUS = { connecting: "is connecting …", online: "is online", stopped: "has stopped" };

/** @param {any} channel */
export const titleOf = ({ name, direct }) => (direct ? name : `# ${name}`);

/** @param {import("./state.js").State} state @returns {HTMLElement} a <div> of servers */
export function placesElement(state) {
  return el("div", { class: "places" }, ...state.guilds.map((guild) => guildElement(guild, state)));
}

function guildElement(guild, state) {
  return el(
    "section",
    { "data-key": guild.id },
    el("h3", {}, guild.name),
    el("ul", {}, ...guild.channels.map((channel) => el("li", {}, channelElement(channel, state)))),
  );
}

function channelElement(channel, state) {
  const unread = state.unread(channel.id);
  return el(
    "button",
    {
      type: "button",
      class: channel.thread ? "place thread" : "place",
      "data-do": "open",
      "data-channel": channel.id,
      "data-key": channel.id,
      "aria-current": channel.id === state.channel ? "page" : null,
    },
    el("span", { class: "place-name" }, titleOf(channel)),
    unread > 0 && el("span", { class: "unread" }, `${unread} new`),
  );
}

/** @param {import("./state.js").State} state @returns {HTMLElement} radio buttons, one a member */
export function membersElement(state) {
  const { members, simulated, me } = state;
  const names = new Intl.ListFormat("en-GB").format(simulated.map(({ name }) => name));
  const alone = simulated.length === 1 ? `${names} plays without you.` : `${names} play without you.`;
  return el(
    "div",
    { class: "members" },
    ...members.map((member) => memberElement(member, me)),
    simulated.length > 0 && el("p", { class: "simulated" }, alone),
  );
}

function memberElement(member, me) {
  const input = el("input", { type: "radio", name: "member", value: member.id, id: `member-${member.id}` });
  if (member.id === me.id) input.setAttribute("checked", "");
  return el(
    "label",
    { class: "member", "data-key": member.id },
    input,
    el("bdi", { class: "member-name" }, member.name),
    el("span", { class: "member-role" }, member.rank),
  );
}

/** "Footnote is online", with the reason when it is not. */
export function botWords({ name, status, reason }) {
  return `${name} ${STATUS[status] ?? status}${reason ? `: ${reason}` : ""}`;
}
