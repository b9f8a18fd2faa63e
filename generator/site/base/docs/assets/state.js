/* What a reader enters: kept clean, short in an address, compared with what the catalogue says today. */
import { packed, unpacked } from "./packing.js";
import { fill } from "./rank.js";

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const STATUS = ["proposed", "accepted", "superseded"];
const text = (value) => (typeof value === "string" ? value : "");
const texts = (value) => (Array.isArray(value) ? value.map(text).filter(Boolean) : []);
const object = (value) => (value && typeof value === "object" && !Array.isArray(value) ? value : {});

export const empty = () => ({ content: "", decision: "", weights: {}, constraints: [], answers: {}, marks: {} });
export const unanswered = () => ({
  chosen: [], holds: [], ruledOut: {}, notes: "", status: STATUS[0], date: "", deciders: "",
});

/* A name or a text in a few signs, the same in every edition of the catalogue (FNV-1a). */
export function short(name, length = 3) {
  let sum = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) { sum = Math.imul(sum ^ byte, 0x01000193); }
  sum ^= sum >>> 15;
  return Array.from({ length }, (_, place) => SIGNS[(sum >>> (6 * place)) & 63]).join("");
}

/* What an edition says of an option, four signs an effect and a view: whose, and what; then its texts. */
export function markOf(data, option) {
  const levels = Object.keys(data.rule.effects), bases = Object.keys(data.rule.basis), stances = Object.keys(data.stances);
  const effects = option.effects.map((one) => short(one.force) + SIGNS[
    levels.indexOf(one.effect) + 5 * bases.indexOf(one.basis) + (one.contested.length ? 25 : 0)]);
  const views = option.views.map((one) => short(one.by) + SIGNS[
    one.stances.reduce((sum, stance) => sum + 2 ** stances.indexOf(stance), 0)]);
  const written = [option.definition, option.effects.map((one) => one.why), option.weighed.map((one) => one.text)];
  return [effects.join(""), views.join(""), short(JSON.stringify(written), 2)].join(".");
}

const parts = (marks) => Object.fromEntries((text(marks).match(/.{4}/g) || []).map((one) => [one.slice(0, 3), one[3]]));

/* What has changed of an option since its mark was made, in sentences. */
function changesOf(data, option, former) {
  const [effects, views, written] = former.split("."), [nowEffects, nowViews, nowWritten] = markOf(data, option).split(".");
  const levels = Object.keys(data.rule.effects);
  const level = (sign) => data.effects[levels[SIGNS.indexOf(sign) % 5]];
  const before = parts(effects), now = parts(nowEffects), lines = [];
  for (const force of data.forces) {
    const key = short(force.id), values = { force: force.name };
    if (before[key] === now[key]) { continue; }
    if (before[key]) { values.former = level(before[key]); }
    if (now[key]) { values.effect = level(now[key]); }
    const kind = !before[key] ? "new_effect" : !now[key] ? "gone_effect"
      : values.former === values.effect ? "changed_basis" : "changed_effect";
    lines.push(fill(data.say[kind], values));
  }
  const stood = parts(views), stand = parts(nowViews);
  const experts = new Set(Object.values(data.options).flatMap((one) => [...one.views.map((view) => view.by), ...one.not_asked]));
  for (const expert of experts) {
    if (stood[short(expert)] !== stand[short(expert)]) { lines.push(fill(data.say.changed_view, { expert })); }
  }
  if (written !== nowWritten) { lines.push(data.say.changed_text); }
  return lines.length ? [fill(data.say.changed, { name: option.name, changes: lines.join("; ") })] : [];
}

/* Keep only what this catalogue knows, of the right kind, and tell what has changed since. */
export function cleaned(data, digest, given) {
  const kept = empty(), gone = [];
  const asked = object(given), marks = object(asked.marks);
  kept.content = digest;
  kept.decision = text(asked.decision);
  for (const force of data.forces) {
    const weight = object(asked.weights)[force.id];
    if (weight && Object.values(data.rule.weights).includes(weight)) { kept.weights[force.id] = weight; }
  }
  kept.constraints = texts(asked.constraints);
  for (const item of data.decisions.filter((one) => object(asked.answers)[one.id])) {
    const answer = object(asked.answers[item.id]);
    const lost = (id) => gone.push(fill(id[0] === "~" ? data.say.gone_of : data.say.gone, { id, decision: item.name }));
    const known = (id) => Object.hasOwn(data.options, id) || (lost(id), false);
    const offered = item.constraints.map((one) => one.text);
    kept.answers[item.id] = {
      chosen: (Array.isArray(answer.chosen) ? answer.chosen : []).map(text).filter(known),
      holds: texts(answer.holds).filter((one) => offered.includes(one)),
      ruledOut: Object.fromEntries(Object.entries(object(answer.ruledOut)).filter(([id, why]) => text(why) && known(id))),
      notes: text(answer.notes),
      status: STATUS.includes(answer.status) ? answer.status : STATUS[0],
      date: /^\d{4}-\d\d-\d\d$/.test(answer.date) ? answer.date : "",
      deciders: text(answer.deciders),
    };
  }
  const from = text(asked.content);
  const former = from !== "" && from.slice(0, 15) !== digest.slice(0, 15);
  const changes = Object.keys(marks).filter((id) => Object.hasOwn(data.options, id) && text(marks[id]))
    .flatMap((id) => changesOf(data, data.options[id], marks[id]));
  return { state: kept, former: former || gone.length > 0, changes: [...gone, ...changes] };
}

/* What differs from the beginning, with marks of the options in it. */
export function told(data, state) {
  const begun = unanswered();
  const changed = (answer) => Object.fromEntries(Object.entries(answer).filter(([key, value]) => (
    JSON.stringify(value) !== JSON.stringify(begun[key]))));
  const answers = Object.entries(state.answers).map(([id, answer]) => [id, changed(answer)]);
  const left = Object.fromEntries(answers.filter(([, answer]) => Object.keys(answer).length));
  const taken = Object.values(left).flatMap((answer) => [...answer.chosen || [], ...Object.keys(answer.ruledOut || {})]);
  const marks = Object.fromEntries(taken.map((id) => [id, markOf(data, data.options[id])]));
  return { ...state, answers: left, marks };
}

const STRING = /"((?:[^"\\]|\\.)*)"/g;

/* The names that the catalogue gives, each with the signs that stand for it in an address. */
function signsOf(data) {
  const lists = [...data.forces, ...data.decisions, ...Object.values(data.options)].map((one) => one.id);
  const names = [...lists, ...data.decisions.flatMap((item) => item.constraints.map((one) => one.text))];
  return new Map([...new Set(names)].map((name) => [name, `~${short(name)}`]));
}

/* The same for an address, with signs for names; notes only where they are wanted. */
export async function addressOf(data, state, notes = true) {
  const value = told(data, state), signs = signsOf(data);
  for (const answer of notes ? [] : Object.values(value.answers)) { delete answer.notes; }
  const text = JSON.stringify({ ...value, decision: undefined, content: value.content.slice(0, 15) });
  return packed(text.replace(STRING, (whole, name) => (signs.has(name) ? `"${signs.get(name)}"` : whole)));
}

/* What an address holds, with the names that this catalogue has; signs of another one stay as they are. */
export async function ofAddress(data, address) {
  const names = new Map([...signsOf(data)].map(([name, signs]) => [signs, name]));
  return JSON.parse((await unpacked(address)).replace(STRING, (whole, signs) => (names.has(signs) ? `"${names.get(signs)}"` : whole)));
}
