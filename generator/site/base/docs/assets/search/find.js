/* Finds: Pagefind tells which records hold a word; names, other names and questions put them in order. */
import { tokens, stem, isStop, otherSpelling, oneApart } from "./words.js";

const ROOT = new URL("../../", import.meta.url);
const PLACE = new URL("pagefind/", ROOT);
const SHOWN = 3;
const NAME = 100, ALIAS = 97, ASKED = 94, PHRASE = 90, WORD_FOR_WORD = 160;
const FIELDS = [["title", 1], ["aliases", 0.96], ["asked", 0.9], ["about", 0.8]];
const ASKED_FIELD = 2;
const MOST_READ = 40, ENOUGH = 8;
const PROSE = 42;
/* Other kinds go before patterns and decisions only where they fit better by more than chance. */
const AHEAD = 1.05;

let known = null, finder = null;

/** Loads the names of all pages, once. */
export function load() {
  known = known || names();
  known.catch(() => { known = null; });
  return known;
}

/** Loads Pagefind, once; in the window itself, since a worker would load its program a second time. */
function pagefind() {
  finder = finder || import(new URL("pagefind.js", PLACE)).then(({ createInstance }) => createInstance({
    basePath: PLACE.pathname, baseUrl: "/", noWorker: true, ranking: { pageLength: 0.4, termFrequency: 0.7 },
  }));
  finder.catch(() => { finder = null; });
  return finder;
}

async function names() {
  const answer = await fetch(new URL("terms.gz", PLACE));
  if (!answer.ok) { throw new Error(`terms.gz: ${answer.status}`); }
  const unpacked = answer.body.pipeThrough(new DecompressionStream("gzip"));
  const known = await new Response(unpacked).json();
  known.count = new Map();
  known.entries = known.entries.map(([kind, url, title, aliases, asked, about, id], place) => {
    const entry = { kind, url, title, id, place };
    const field = (texts) => texts.map((text) => tokens(text));
    entry.full = { title: field([title]), aliases: field(aliases), asked: field(asked), about: field(about) };
    entry.fields = FIELDS.map(([name, weight]) => [entry.full[name].map((words) => stems(words)), weight]);
    const all = new Set(entry.fields.flatMap(([lists]) => lists.flat()));
    all.forEach((word) => known.count.set(word, (known.count.get(word) || 0) + 1));
    entry.all = all;
    return entry;
  });
  known.byId = new Map(known.entries.map((entry) => [entry.id, entry]));
  known.written = new Set(known.entries.flatMap((entry) => Object.values(entry.full).flat(2)));
  known.common = new Set(known.common);
  known.same = new Map(known.same.flatMap((group) => group.map((word) => [word, group])));
  return known;
}

function stems(words) {
  const telling = words.filter((word) => !isStop(word));
  return (telling.length ? telling : words).map(stem);
}

/** Takes a query apart: phrases between quotation marks, and words. */
export function read(query) {
  const phrases = [];
  const rest = query.replace(/["“”«»]([^"“”«»]+)["“”«»]/g, (_, phrase) => { phrases.push(phrase.trim()); return " "; });
  const words = tokens(rest);
  const telling = words.filter((word) => !isStop(word));
  return { phrases, words, telling: telling.length || phrases.length ? telling : words, all: tokens(query) };
}

/** Gives groups of results, best first; `early` is given those that names tell, which are there before Pagefind answers. */
export async function find(query, early = null) {
  const known = await load();
  if (early) { early(byNames(known, query)); }
  known.index = await pagefind();
  let asked = read(query);
  if (!asked.all.length) { return { query, groups: [], count: 0, known }; }
  let found = await search(known, asked);
  let instead = "";
  const better = corrected(known, asked);
  if (better && (!found.length || await unknown(known, asked))) {
    const other = await search(known, read(better));
    if (other.length) { [found, asked, instead] = [other, read(better), better]; }
  }
  const near = found.length ? [] : nearest(known, asked);
  return { ...answer(found), query, instead, near, asked, known };
}

const answer = (results) => ({ groups: grouped(results), count: results.length });

/** Gives results of names alone, if there are any that fit well. */
function byNames(known, query) {
  const asked = read(query);
  const results = fromPages(known, asked, []).filter((item) => item.score > 60);
  return results.length ? { ...answer(sorted(results)), query, asked, known } : null;
}

async function search(known, asked) {
  const found = await prose(known, asked);
  const pages = fromPages(known, asked, found);
  return sorted([...pages, ...fromPassages(await passages(known, asked, found), asked, pages)]);
}

function fromPages(known, asked, found) {
  const results = new Map();
  for (const entry of known.entries) {
    const score = asked.phrases.length ? 0 : byName(known, entry, asked);
    if (score > 4) { results.set(entry.id, { ...entry, score, exact: score >= ASKED }); }
  }
  for (const { result, share, phrase } of found) {
    const entry = known.byId.get(result.id);
    if (!entry) { continue; }
    const before = results.get(entry.id) || { ...entry, score: 0 };
    before.score = Math.max(before.score, phrase ? PHRASE * 0.8 : 0) + PROSE * share * share * (entry.kind === "page" ? 0.7 : 1);
    results.set(entry.id, { ...before, result });
  }
  return [...results.values()];
}

/** Gives what experts say: before all else where they say it word for word and no page has that very name. */
function fromPassages(found, asked, pages) {
  const named = pages.some((item) => item.exact);
  return found.map(({ result, share, phrase, near }) => {
    const whole = asked.phrases.length || !named ? WORD_FOR_WORD : PHRASE;
    const score = phrase ? whole + share : PROSE * share * share * (near ? 2 : 1);
    return { kind: "words", result, id: result.id, score, exact: phrase && !named };
  });
}

/** Finds passages; where none holds a quoted phrase as it is, those that hold all its words. */
async function passages(known, asked, found) {
  const held = found.filter(({ result }) => !known.byId.has(result.id));
  if (held.length || !asked.phrases.length) { return held; }
  const all = await prose(known, read(asked.all.join(" ")));
  return all.filter(({ result, share }) => share > 0.6 && !known.byId.has(result.id)).map((item) => ({ ...item, near: true }));
}

function sorted(results) {
  const all = [...results].sort((a, b) => b.score - a.score || (a.place || 0) - (b.place || 0));
  return all.filter((item) => item.score >= all[0].score * 0.12);
}

/** Tells how well names and questions of an entry fit, from 0 to 100. */
function byName(known, entry, asked) {
  const whole = asked.all.join(" "), plain = asked.all.map(stem).join(" ");
  const is = (texts) => texts.some((words) => words.join(" ") === whole || words.map(stem).join(" ") === plain);
  if (is(entry.full.title)) { return NAME; }
  if (is(entry.full.aliases)) { return ALIAS; }
  const telling = asked.telling.map(stem).join(" ");
  if (is(entry.full.asked) || entry.fields[ASKED_FIELD][0].some((words) => words.join(" ") === telling)) { return ASKED; }
  const wanted = asked.telling.map((word) => alike(known, word));
  const weights = wanted.map((forms) => rarity(known, forms));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!total) { return 0; }
  let best = 0;
  for (const [lists, weight] of entry.fields) {
    for (const words of lists) {
      const { covered, hits } = cover(wanted, weights, words, asked);
      if (!covered) { continue; }
      const share = covered / total, fit = hits / words.length;
      best = Math.max(best, 88 * weight * share * share * (0.6 + 0.4 * fit));
    }
  }
  const together = cover(wanted, weights, [...entry.all], asked).covered / total;
  return Math.max(best, 58 * together * together);
}

function cover(wanted, weights, words, asked) {
  let covered = 0, hits = 0;
  wanted.forEach((forms, place) => {
    const last = place === wanted.length - 1 && asked.all[asked.all.length - 1] === asked.telling[place];
    const typed = asked.telling[place];
    if (words.some((word) => forms.has(word))) { covered += weights[place]; hits += 1; }
    else if (last && typed && typed.length > 2 && words.some((word) => word.startsWith(typed))) { covered += 0.7 * weights[place]; hits += 0.7; }
  });
  return { covered, hits };
}

function alike(known, word) {
  return new Set((known.same.get(word) || [word]).map(stem));
}

function rarity(known, forms) {
  const count = Math.max(...[...forms].map((form) => known.count.get(form) || 0));
  return Math.log(1 + known.entries.length / (1 + count));
}

/** Asks Pagefind for every word alone, so that a record that lacks one is found, too, behind those that hold all. */
async function prose(known, asked) {
  const shares = new Map();
  let total = 0;
  const add = (results, weight, phrase) => results.forEach((result) => {
    const before = shares.get(result.id) || { result, sum: 0, phrases: 0 };
    before.sum += weight;
    before.phrases += phrase ? 1 : 0;
    shares.set(result.id, before);
  });
  for (const held of await Promise.all(asked.phrases.map((phrase) => exactly(known, phrase)))) {
    add(held, 1, true);
    total += 1;
  }
  for (const results of await Promise.all([...rare(known, asked.telling)].map((word) => anyForm(known, word)))) {
    const weight = Math.log(1 + known.entries.length / (1 + results.length));
    const best = Math.max(...results.map((result) => result.score), 1e-9);
    total += weight;
    results.forEach((result) => add([result], weight * (0.55 + 0.45 * Math.min(1, result.score / best)), false));
  }
  if (!asked.phrases.length && asked.all.length >= 4) { add(await wordForWord(known, asked, [...shares.values()]), 0, true); }
  return [...shares.values()]
    .filter((item) => item.phrases >= asked.phrases.length)
    .map((item) => ({ result: item.result, share: total ? item.sum / total : 0, phrase: item.phrases > 0 }));
}

async function anyForm(known, word) {
  const forms = new Set([...(known.same.get(word) || [word])].flatMap((form) => [form, otherSpelling(form)]).filter(Boolean));
  const best = new Map();
  for (const results of await Promise.all([...forms].map((form) => holdingBeginning(known, form)))) {
    results.forEach((result) => {
      if (!best.has(result.id) || best.get(result.id).score < result.score) { best.set(result.id, result); }
    });
  }
  return [...best.values()];
}

/** Gives the records that hold a word, or one that begins with it: Pagefind shortens a word that it knows nothing of. */
async function holdingBeginning(known, form) {
  const { results } = await known.index.search(form);
  if (!results.length || known.count.has(stem(form))) { return results; }
  const text = await results[0].data();
  const held = tokens(text.raw_content || text.content).some((word) => word.startsWith(form) || stem(word) === stem(form));
  return held ? results : [];
}

/** Leaves out words that most pages hold, unless there are no others: they tell nothing and cost a file each. */
function rare(known, words) {
  const some = words.filter((word) => !known.common.has(word));
  return new Set(some.length ? some : words);
}

/** Gives the first records that hold a phrase with all its words: Pagefind compares stems, so their texts are looked at. */
async function exactly(known, phrase) {
  const { results } = await known.index.search(`"${phrase}"`);
  const held = [];
  for (let at = 0; at < Math.min(results.length, MOST_READ) && held.length < ENOUGH; at += ENOUGH) {
    held.push(...await holding(results.slice(at, at + ENOUGH), phrase));
  }
  return held;
}

/** Gives those of the most likely passages in which the whole query is said. */
async function wordForWord(known, asked, found) {
  const likely = found.filter(({ result }) => !known.byId.has(result.id)).sort((a, b) => b.sum - a.sum).slice(0, 4);
  return holding(likely.map(({ result }) => result), asked.all.join(" "));
}

async function holding(results, phrase) {
  const wanted = ` ${tokens(phrase).join(" ")} `;
  const texts = await Promise.all(results.map((result) => result.data()));
  return results.filter((_, place) => ` ${tokens(texts[place].raw_content || texts[place].content).join(" ")} `.includes(wanted));
}

/** Gives the query with each word that nobody wrote replaced by one that is a letter apart, or nothing. */
function corrected(known, asked) {
  let changed = false;
  const words = asked.all.map((word) => {
    if (word.length < 5 || isStop(word) || known.count.has(stem(word))) { return word; }
    const near = neighbours(known, word)[0];
    changed = changed || Boolean(near);
    return near || word;
  });
  return changed ? words.join(" ") : "";
}

function neighbours(known, word) {
  const weight = (near) => known.count.get(stem(near)) || 0;
  const alike = (near) => oneApart(word, near) || oneApart(word, otherSpelling(near)) || oneApart(stem(word), stem(near));
  return [...known.written].filter(alike)
    .sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
}

/** Tells whether a word of the query is in no record at all, as typed. */
async function unknown(known, asked) {
  for (const word of asked.telling.filter((item) => item.length >= 5 && !known.count.has(stem(item)))) {
    const { results } = await known.index.search(`"${word}"`);
    if (!results.length) { return true; }
  }
  return false;
}

/** Gives the names that look most like what was typed. */
function nearest(known, asked) {
  const grams = (text) => { const found = new Set(); for (let i = 0; i < text.length - 1; i += 1) { found.add(text.slice(i, i + 2)); } return found; };
  const typed = grams(asked.all.join(" "));
  const likeness = (title) => {
    const other = grams(tokens(title).join(" "));
    const both = [...typed].filter((gram) => other.has(gram)).length;
    return (2 * both) / (typed.size + other.size || 1);
  };
  return known.entries.filter((entry) => entry.kind !== "page").map((entry) => [likeness(entry.title), entry])
    .sort((a, b) => b[0] - a[0]).slice(0, 3).filter(([like]) => like > 0.3).map(([, entry]) => entry.title);
}

/** Puts results into groups by kind: patterns and decisions first, unless another kind fits much better. */
function grouped(results) {
  const groups = new Map();
  results.forEach((item) => groups.set(item.kind, [...(groups.get(item.kind) || []), item]));
  const first = (kind) => kind === "pattern" || kind === "decision";
  const best = Math.max(0, ...results.filter((item) => first(item.kind)).map((item) => item.score));
  const named = results.some((item) => first(item.kind) && item.exact);
  const rank = (group) => {
    const { kind, score, exact } = group[0];
    if (first(kind)) { return 1; }
    return score > best * AHEAD || (exact && !named) ? 0 : 2;
  };
  return [...groups.values()].sort((a, b) => rank(a) - rank(b) || b[0].score - a[0].score).map((items) => {
    const shown = items.slice(0, SHOWN).filter((item) => item.score >= items[0].score * 0.7);
    return { kind: items[0].kind, shown, rest: items.slice(shown.length, 30), count: items.length };
  });
}

/** Gives the whole address of something on the site. */
export const place = (url) => new URL(url.replace(/^\//, ""), ROOT).href;

/** Gives address, title and the sentence of a result that fits the query best, cut into plain and matching words. */
export async function told(item, asked) {
  const data = item.result ? await item.result.data() : null;
  const url = place(item.url || data.url);
  const title = item.title || data.meta.title;
  return { url, title, sentence: data ? sentence(data.raw_content || data.content, asked, title) : [] };
}

function sentence(text, asked, title) {
  const wanted = new Set(asked.phrases.flatMap((phrase) => tokens(phrase)).concat(asked.telling).map(stem));
  const phrases = asked.phrases.map((phrase) => tokens(phrase).join(" "));
  const whole = tokens(asked.all.join(" ")).join(" ");
  let best = null, most = 0;
  for (const said of text.split(/(?<=[.!?…][”"’)]?)\s+(?=\S)|\s*¶\s*/)) {
    const words = tokens(said);
    const joined = words.join(" ");
    const held = new Set(words.map(stem).filter((word) => wanted.has(word))).size
      + (phrases.some((phrase) => joined.includes(phrase)) || (asked.all.length > 3 && joined.includes(whole)) ? 10 : 0)
      - (said === title ? 1 : 0) - (words.length < 5 ? 0.5 : 0);
    if (held > most) { [best, most] = [said, held]; }
  }
  return best ? cut(shorten(best, wanted)).map((part) => [part, wanted.has(stem(tokens(part)[0] || ""))]) : [];
}

function shorten(said, wanted) {
  if (said.length <= 240) { return said; }
  const words = said.split(" ");
  const at = Math.max(0, words.findIndex((word) => wanted.has(stem(tokens(word)[0] || ""))) - 8);
  const part = words.slice(at, at + 36).join(" ");
  return `${at ? "… " : ""}${part}${at + 36 < words.length ? " …" : ""}`;
}

const cut = (text) => text.split(/([\p{L}\p{N}]+)/u).filter(Boolean);
