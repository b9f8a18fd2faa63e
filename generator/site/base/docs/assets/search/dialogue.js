/* Shows what is found while a reader types, keeps the query in the address, and lets keys walk through the results. */
import { find, load, place, told } from "./find.js";

const WAIT = 70;
let dialog = null, field = null, list = null, status = null;
let turn = 0, timer = 0;

/** Is called each time the search is opened. */
export function begin(box, input) {
  if (!dialog) {
    [dialog, field, list, status] = [box, input, box.querySelector("[data-search-results]"), box.querySelector("[role=status]")];
    field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, WAIT); });
    dialog.addEventListener("keydown", walk);
    dialog.addEventListener("close", () => { clearTimeout(timer); keep(""); });
    dialog.addEventListener("click", (event) => { if (event.target === dialog) { dialog.close(); } });
    list.addEventListener("click", (event) => { leave(event.target.closest("[data-search-result]")); });
    load().catch(failed);
  }
  if (field.value) { look(); }
}

function failed() { status.textContent = dialog.dataset.failed; }

/* A link to a place on the same page leads there only once the dialogue is gone. */
function leave(link) {
  if (link && link.pathname === window.location.pathname) { setTimeout(() => dialog.close(), 0); }
}

function keep(query) {
  const address = new URL(window.location.href);
  if (query) { address.searchParams.set("q", query); } else { address.searchParams.delete("q"); }
  if (address.href !== window.location.href) { window.history.replaceState(window.history.state, "", address); }
}

async function look() {
  const mine = (turn += 1), query = field.value.trim();
  keep(query);
  dialog.removeAttribute("data-found");
  if (!query) { list.replaceChildren(); status.textContent = ""; dialog.removeAttribute("data-shown"); return; }
  let found;
  const early = (names) => { if (names && mine === turn) { show(names, () => mine === turn && !found); } };
  try { found = await find(query, early); } catch (error) { if (mine === turn) { failed(); } return; }
  if (mine !== turn) { return; }
  await show(found, () => mine === turn);
  if (mine === turn) { dialog.dataset.found = query; }
}

async function show(found, current) {
  const { say } = found.known;
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  let shown = null;
  found.shown = new Promise((resolve) => { shown = resolve; });
  const groups = await Promise.all(found.groups.map((group) => section(group, found, fill)));
  if (!current()) { return; }
  const notes = [];
  if (found.instead) { notes.push(note(fill(say.instead, { query: found.query, other: found.instead }))); }
  if (!found.count) { notes.push(note(fill(say.none, { query: found.query }), say.near, found.near)); }
  const left = list.contains(document.activeElement) ? document.activeElement : null;
  list.replaceChildren(...notes, ...groups);
  list.scrollTop = 0;
  if (left) { stay(left); }
  status.textContent = found.count ? fill(say.some, { count: found.count }) : fill(say.none, { query: found.query });
  dialog.dataset.shown = found.query;
  performance.mark("search-shown");
  requestAnimationFrame(() => shown());
}

/* Whoever has walked to a result before the last answer came stays on it, or on what is first now. */
function stay(left) {
  const links = [...list.querySelectorAll("[data-search-result]")];
  (links.find((link) => link.pathname === left.pathname) || links[0] || field).focus();
}

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function note(text, near = "", names = []) {
  const line = make("p", { className: "search-note" }, text);
  if (names.length) {
    line.append(` ${near} `, ...names.flatMap((name, place) => [place ? ", " : "", again(name)]), "?");
  }
  return line;
}

function again(name) {
  const button = make("button", { type: "button", className: "search-near" }, name);
  button.addEventListener("click", () => { field.value = name; field.focus(); look(); });
  return button;
}

async function section(group, found, fill) {
  const label = found.known.labels[group.kind];
  const id = `search-${group.kind}`;
  const items = make("ol", {}, ...await Promise.all(group.shown.map((item) => entry(item, found))));
  const box = make("section", { className: "search-group" }, make("h2", { id }, label), items);
  box.setAttribute("aria-labelledby", id);
  if (group.rest.length) {
    const more = make("button", { type: "button", className: "search-more" }, fill(found.known.say.more, { count: group.rest.length }));
    more.setAttribute("aria-describedby", id);
    more.addEventListener("click", async () => {
      const others = await Promise.all(group.rest.map((item) => entry(item, found)));
      items.append(...others);
      more.remove();
      others[0].querySelector("a").focus();
    });
    box.append(more);
  }
  return box;
}

/* The link of a page is there at once, its sentence as soon as it is fetched; of experts' words nothing is known before. */
async function entry(item, found) {
  const link = make("a", { href: item.url ? place(item.url) : "" });
  link.dataset.searchResult = "";
  link.dataset.kind = item.kind;
  const label = make("span", { className: "search-kind" }, found.known.labels[item.kind]);
  const name = make("span", { className: "search-title" }, item.title || "");
  link.append(label, " ", name);
  const known = item.url ? found.shown : Promise.resolve();
  const telling = known.then(() => told(item, found.asked)).then(({ url, title, sentence }) => {
    link.href = url;
    name.textContent = title;
    if (sentence.length) { link.append(make("span", { className: "search-sentence" }, ...sentence.map(marked))); }
  });
  if (!item.url) { await telling; }
  const compared = found.known.compared || {};
  return make("li", {}, link, ...(item.url in compared ? [" ", comparing(item, found.known)] : []));
}

/* The link that puts an option beside those that are compared already. */
function comparing(item, known) {
  const link = make("a", { href: place(`/compare.html?add=${encodeURIComponent(known.compared[item.url])}`), className: "search-compare" }, known.say.compare);
  link.setAttribute("aria-label", `${known.say.compare}: ${item.title}`);
  return link;
}

const marked = ([text, matches]) => (matches ? make("mark", {}, text) : text);

/* Arrows walk through field, results and buttons; a letter typed on a result goes to the field. */
function walk(event) {
  const stops = [field, ...list.querySelectorAll("a, button")];
  const at = stops.indexOf(document.activeElement);
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps && at >= 0) {
    event.preventDefault();
    stops[(at + steps[event.key] + stops.length) % stops.length].focus();
  } else if (event.key === "Enter" && at === 0 && stops.length > 1) {
    event.preventDefault();
    const first = list.querySelector("[data-search-result]");
    if (first && dialog.dataset.shown === field.value.trim()) { first.click(); }
  } else if (at > 0 && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
    field.focus();
  }
}
