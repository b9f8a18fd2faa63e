/* The page on which a reader weighs and decides; the rule is in rank.js. */
import { atStake, byId, optionsOf, rank, relationsOf, writeRecord } from "./rank.js";
import { begun, element, remember, remembered } from "./page.js";
import { archive } from "./packing.js";
import { addressOf, cleaned, empty, ofAddress, told, unanswered } from "./state.js";

const KEY = "decide";
const LONGEST = 2000;
const at = (id) => document.getElementById(`decide-${id}`);
const on = (id, type, act) => at(id).addEventListener(type, act);
let file, data, state, ranking;

const decision = () => data.decisions.find((item) => item.id === state.decision) || data.decisions[0];

function answerOf(id) {
  state.answers[id] = { ...unanswered(), ...state.answers[id] };
  return state.answers[id];
}

/* The reader's words by the option that they rule out; what is written beside one goes first. */
function ruledOut(item) {
  const given = answerOf(item.id);
  const held = item.constraints.filter((one) => given.holds.includes(one.text));
  return { ...Object.fromEntries(held.flatMap((one) => one.rules_out.map((id) => [id, `${one.text}: ${one.why}`]))), ...given.ruledOut };
}

/* Take over what was entered before, and say what the catalogue of today says otherwise. */
function take(given) {
  const found = cleaned(data, file.content.digest, given);
  state = found.state;
  at("former").hidden = !found.former;
  list(at("gone"), found.changes.length ? found.changes : [data.say.same]);
}

async function keep() {
  remember(KEY, JSON.stringify(told(data, state)));
  const query = async (notes) => `?d=${encodeURIComponent(decision().id)}&s=${await addressOf(data, state, notes)}`;
  const whole = await query(true), long = whole.length > LONGEST;
  at("long").hidden = !long;
  history.replaceState(null, "", `${location.pathname}${long ? await query(false) : whole}`);
}

function record(item) {
  const given = answerOf(item.id), { version, digest } = file.content;
  const deciders = given.deciders.split(",").map((name) => name.trim()).filter(Boolean);
  const constraints = [...state.constraints, ...given.holds, ...Object.values(given.ruledOut)];
  const answer = { ...given, weights: state.weights, constraints, ruled_out: ruledOut(item), deciders };
  return writeRecord(data, item, answer, { title: file.title, version, digest, base: new URL(".", location.href).href });
}

function list(place, texts) {
  place.replaceChildren(...texts.map((text) => element("li", text)));
}

const signed = (points) => (points > 0 ? `+${points}` : String(points));

function drawOption(item) {
  const option = data.options[item.option], given = answerOf(decision().id);
  const made = at("option").content.cloneNode(true), find = (name) => made.querySelector(`.${name}`);
  find("place").textContent = item.place ? `${item.place}.` : "–";
  const link = find("name");
  link.textContent = option.name;
  link.href = option.url;
  find("points").textContent = item.place ? signed(item.points) : "";
  find("unranked").textContent = item.text;
  find("unranked").hidden = !item.text;
  const choose = find("choose"), why = find("rules-out");
  choose.checked = given.chosen.includes(option.id);
  choose.setAttribute("aria-label", `${choose.parentElement.textContent.trim()}: ${option.name}`);
  choose.dataset.option = why.dataset.option = option.id;
  why.value = given.ruledOut[option.id] || "";
  why.setAttribute("aria-label", `${option.name}: ${why.parentElement.textContent.trim()}`);
  const { reasons } = item;
  find("reasons").replaceChildren(...reasons.map((reason) => {
    const effect = option.effects.find((one) => one.force === reason.force);
    const line = element("li", `${signed(reason.points)} ${reason.text} `);
    line.append(...[...effect.said, ...effect.contested].flatMap((said) => (
      [element("a", `“${said.words}”`, { href: said.url, title: said.by }), " "])));
    return line;
  }));
  find("reasons").hidden = find("arithmetic").hidden = !reasons.length;
  const forces = byId(data.forces);
  find("sums").replaceChildren(...reasons.map((one) => element("li", `${forces[one.force].name}: ${one.sum}`)),
    element("li", `${reasons.map((one) => one.points).join(" + ").replaceAll("+ -", "− ")} = ${item.points}`));
  return made;
}

function draw() {
  const item = decision();
  ranking = rank(data, item, state.weights, ruledOut(item));
  at("lines").replaceChildren(...ranking.lines.map((line) => element("p", line)));
  const placed = ranking.ranked.map((one) => one.option);
  const why = Object.fromEntries(ranking.unranked.map((one) => [one.option, one.text]));
  const others = item.choices.map((choice) => choice.pattern).filter((id) => id && !placed.includes(id));
  const rows = [...ranking.ranked, ...others.map((option) => ({ option, reasons: [], text: why[option] }))];
  const { option, place } = document.activeElement.dataset;
  at("ranked").replaceChildren(...rows.map(drawOption));
  at("ranked").querySelector(`[data-option="${option}"][data-place="${place}"]`)?.focus();
  list(at("unranked"), ranking.unranked.filter((one) => !data.options[one.option]).map((one) => one.text));
  const [near, far] = [true, false].map((weighed) => ranking.swings.filter((one) => Boolean(state.weights[one.force]) === weighed));
  list(at("near"), near.map((swing) => swing.text));
  list(at("far"), far.map((swing) => swing.text));
  at("swings").hidden = !far.length;
  drawChosen();
}

function drawChosen() {
  const chosen = data.decisions.flatMap((one) => (state.answers[one.id] ? state.answers[one.id].chosen : []));
  const found = relationsOf(data, chosen);
  at("taken").textContent = chosen.map((id) => data.options[id].name).join(", ") || at("taken").dataset.none;
  at("conflicts").replaceChildren(...found.map((one) => element("li", one.text, one.open ? { class: "open" } : {})));
  at("preview").querySelector("pre").textContent = record(decision());
}

function weightChoice(force) {
  const box = element("p");
  const id = `weight-${force.id}`;
  const select = element("select", "", { id, "data-force": force.id });
  for (const [name, counts] of Object.entries(data.rule.weights)) { select.append(element("option", name, { value: counts })); }
  select.value = String(state.weights[force.id] || 0);
  box.append(element("label", force.name, { for: id, title: force.ask }), " ", select);
  return box;
}

function show() {
  const item = decision(), given = answerOf(item.id);
  state.decision = item.id;
  at("which").value = item.id;
  at("before").disabled = item === data.decisions[0];
  at("after").disabled = item === data.decisions.at(-1);
  at("question").textContent = item.question;
  const options = optionsOf(data, item), here = atStake(options);
  at("weights").replaceChildren(...data.forces.filter((force) => here.has(force.id)).map(weightChoice));
  at("other-weights").replaceChildren(...data.forces.filter((force) => !here.has(force.id)).map(weightChoice));
  at("weights").closest("fieldset").hidden = !here.size;
  at("offered").replaceChildren(...item.constraints.map((one) => {
    const label = element("label"), box = element("input", "", { type: "checkbox", value: one.text });
    box.checked = given.holds.includes(one.text);
    label.append(box, ` ${one.text}`);
    return label;
  }));
  at("offered").closest("fieldset").hidden = !item.constraints.length;
  at("compare").href = `compare.html?o=${options.slice(0, 4).map((option) => option.id).join(",")}`;
  at("constraints").value = state.constraints.join("\n");
  for (const name of ["notes", "status", "date", "deciders"]) { at(name).value = given[name]; }
  draw();
}

function changed(redraw) {
  redraw();
  keep();
}

function offer(name, content) {
  const link = element("a", "", { href: URL.createObjectURL(content), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const nameOf = (item) => item.record.split("/").pop().split(".")[0];

function offerAll() {
  const taken = data.decisions.filter((item) => state.answers[item.id] && state.answers[item.id].chosen.length);
  const texts = {}, lines = [];
  (taken.length ? taken : [decision()]).forEach((item, place) => {
    const path = `${String(Number(at("number").value) + place).padStart(4, "0")}-${nameOf(item)}.md`;
    texts[path] = record(item);
    lines.push(`* [${item.name}](${path})`);
  });
  offer("records.zip", archive({ "index.md": `# ${file.title}\n\n${lines.join("\n")}\n`, ...texts }));
}

async function loadFile(event) {
  try {
    take(JSON.parse(await event.target.files[0].text()));
    at("done").textContent = "";
  } catch (error) { at("done").textContent = at("done").dataset.broken; }
  event.target.value = "";
  changed(show);
}

function listen() {
  for (const form of ["form", "answer"]) { on(form, "submit", (event) => event.preventDefault()); }
  on("which", "change", (event) => changed(() => { state.decision = event.target.value; show(); }));
  const step = (by) => () => changed(() => {
    state.decision = data.decisions[data.decisions.indexOf(decision()) + by].id;
    show();
  });
  on("before", "click", step(-1));
  on("after", "click", step(1));
  on("form", "change", (event) => {
    const force = event.target.dataset.force;
    if (force) { changed(() => { state.weights[force] = Number(event.target.value); draw(); }); }
  });
  on("offered", "change", () => changed(() => {
    answerOf(decision().id).holds = [...at("offered").querySelectorAll("input:checked")].map((box) => box.value);
    draw();
  }));
  on("constraints", "change", (event) => changed(() => {
    state.constraints = event.target.value.split("\n").map((line) => line.trim()).filter(Boolean);
    draw();
  }));
  on("ranked", "change", (event) => {
    const id = event.target.dataset.option, given = answerOf(decision().id);
    if (event.target.matches(".choose")) {
      given.chosen = given.chosen.filter((one) => one !== id).concat(event.target.checked ? [id] : []);
      changed(drawChosen);
    } else {
      delete given.ruledOut[id];
      if (event.target.value.trim()) { given.ruledOut[id] = event.target.value.trim(); }
      setTimeout(() => changed(draw));
    }
  });
  on("answer", "change", (event) => changed(() => {
    answerOf(decision().id)[event.target.id.replace("decide-", "")] = event.target.value;
    drawChosen();
  }));
  on("copy", "click", async () => {
    await navigator.clipboard.writeText(record(decision()));
    at("done").textContent = at("done").dataset.copied;
  });
  on("download", "click", () => {
    offer(`${nameOf(decision())}.md`, new Blob([record(decision())], { type: "text/markdown" }));
  });
  on("all", "click", offerAll);
  on("save", "click", () => {
    offer("decisions.json", new Blob([JSON.stringify(told(data, state), null, 1)], { type: "application/json" }));
  });
  on("load", "change", loadFile);
  on("clear", "click", () => changed(() => { state = { ...empty(), content: state.content }; show(); }));
}

/* What the address holds goes before what this browser kept. */
async function begin() {
  const asked = new URLSearchParams(location.search);
  let given = {};
  try {
    given = asked.get("s") ? await ofAddress(data, asked.get("s")) : JSON.parse(remembered(KEY) || "{}");
  } catch (error) { /* a broken address: begin anew */ }
  take(given);
  state.decision = asked.get("d") || state.decision;
}

async function start() {
  file = await (await fetch(at("data").dataset.source)).json();
  data = file.data;
  await begin();
  at("which").append(...data.decisions.map((item) => element("option", item.name, { value: item.id })));
  listen();
  show();
  at("off").hidden = true;
  document.querySelectorAll(".decide-part").forEach((part) => { part.hidden = false; });
}

begun("decide", start);
