/* The page on which a reader weighs and decides; its texts stand in the page and in its data, the rule in rank.js. */
import { rank, relationsOf, writeRecord } from "./rank.js";
import { archive, packed, unpacked } from "./packing.js";

const KEY = "decide";
const at = (id) => document.getElementById(`decide-${id}`);
const empty = () => ({ content: "", decision: "", weights: {}, constraints: [], answers: {} });
let file, data, state, ranking;

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) { made.setAttribute(key, value); }
  return made;
}

const decision = () => data.decisions.find((item) => item.id === state.decision) || data.decisions[0];

function answerOf(id) {
  state.answers[id] = { chosen: [], ruledOut: {}, notes: "", status: "proposed", date: "", deciders: "", ...state.answers[id] };
  return state.answers[id];
}

/* Keep only what this catalogue knows, of the right kind; a link or a file may come from anywhere. */
function cleaned(given) {
  const kept = empty(), gone = [];
  const text = (value) => (typeof value === "string" ? value : "");
  const known = (id) => { const there = Object.hasOwn(data.options, id); if (!there) { gone.push(id); } return there; };
  kept.content = text(given.content);
  kept.decision = text(given.decision);
  const levels = Object.values(data.rule.weights);
  for (const force of data.forces) {
    const weight = (given.weights || {})[force.id];
    if (levels.includes(weight) && weight) { kept.weights[force.id] = weight; }
  }
  kept.constraints = Array.isArray(given.constraints) ? given.constraints.map(text).filter(Boolean) : [];
  for (const item of data.decisions) {
    const answer = (given.answers || {})[item.id];
    if (!answer || typeof answer !== "object") { continue; }
    kept.answers[item.id] = {
      chosen: (Array.isArray(answer.chosen) ? answer.chosen : []).map(text).filter(known),
      ruledOut: Object.fromEntries(Object.entries(answer.ruledOut || {}).filter(([id, why]) => known(id) && text(why))),
      notes: text(answer.notes),
      status: ["proposed", "accepted", "superseded"].includes(answer.status) ? answer.status : "proposed",
      date: /^\d{4}-\d\d-\d\d$/.test(answer.date) ? answer.date : "",
      deciders: text(answer.deciders),
    };
  }
  at("former").hidden = !kept.content || kept.content === file.content.digest;
  at("gone").textContent = gone.join(", ");
  kept.content = file.content.digest;
  return kept;
}

/* What differs from the beginning; the rest would only make addresses long. */
function told() {
  const changed = (answer) => Object.fromEntries(Object.entries(answer).filter(([key, value]) => (
    key === "status" ? value !== "proposed" : typeof value === "string" ? value : Object.keys(value).length
  )));
  const answers = Object.entries(state.answers).map(([id, answer]) => [id, changed(answer)]);
  return { ...state, answers: Object.fromEntries(answers.filter(([, answer]) => Object.keys(answer).length)) };
}

async function keep() {
  const value = told();
  try { localStorage.setItem(KEY, JSON.stringify(value)); } catch (error) { /* a browser may keep nothing */ }
  history.replaceState(null, "", `${location.pathname}?d=${encodeURIComponent(decision().id)}&s=${await packed(value)}`);
}

function answer(id) {
  const given = answerOf(id);
  const deciders = given.deciders.split(",").map((name) => name.trim()).filter(Boolean);
  return { ...given, weights: state.weights, constraints: [...state.constraints, ...Object.values(given.ruledOut)], deciders };
}

function record(item) {
  const edition = { title: file.title, digest: file.content.digest, base: new URL(".", location.href).href };
  return writeRecord(data, item, answer(item.id), edition);
}

function list(place, texts) {
  place.replaceChildren(...texts.map((text) => element("li", text)));
}

function drawOption(item) {
  const option = data.options[item.option], given = answerOf(decision().id);
  const made = at("option").content.cloneNode(true);
  made.querySelector(".place").textContent = item.place ? `${item.place}.` : "–";
  const link = made.querySelector(".name");
  link.textContent = option.name;
  link.href = option.url;
  made.querySelector(".points").textContent = item.place ? (item.points > 0 ? `+${item.points}` : item.points) : "";
  const choose = made.querySelector(".choose"), why = made.querySelector(".rules-out");
  choose.checked = given.chosen.includes(option.id);
  choose.setAttribute("aria-label", `${choose.parentElement.textContent.trim()}: ${option.name}`);
  choose.dataset.option = why.dataset.option = option.id;
  why.value = given.ruledOut[option.id] || "";
  why.setAttribute("aria-label", `${option.name}: ${why.parentElement.textContent.trim()}`);
  const reasons = made.querySelector(".reasons");
  for (const reason of item.reasons) {
    const effect = option.effects.find((one) => one.force === reason.force);
    const line = element("li", `${reason.points > 0 ? "+" : ""}${reason.points} `);
    line.append(reason.text, " ");
    for (const said of [...effect.said, ...effect.contested]) {
      line.append(element("a", said.by, { href: said.url, title: said.words }), " ");
    }
    line.append(element("span", reason.sum, { class: "basis" }));
    reasons.append(line);
  }
  reasons.parentElement.hidden = !item.reasons.length;
  return made;
}

function draw() {
  const item = decision(), given = answerOf(item.id);
  ranking = rank(data, item, state.weights, given.ruledOut);
  at("lines").replaceChildren(...ranking.lines.map((line) => element("p", line)));
  const placed = ranking.ranked.map((one) => one.option);
  const others = item.choices.map((choice) => choice.pattern).filter((id) => id && !placed.includes(id));
  const rows = [...ranking.ranked, ...others.map((option) => ({ option, place: 0, points: 0, reasons: [] }))];
  at("ranked").replaceChildren(...rows.map(drawOption));
  list(at("unranked"), ranking.unranked);
  list(at("swings").querySelector("ul"), ranking.swings.map((swing) => swing.text));
  at("swings").hidden = !ranking.swings.length;
  drawChosen();
}

function drawChosen() {
  const chosen = data.decisions.flatMap((one) => (state.answers[one.id] ? state.answers[one.id].chosen : []));
  const found = relationsOf(data, chosen);
  at("conflicts").replaceChildren(...found.map((one) => element("li", one.text, one.open ? { class: "open" } : {})));
  at("preview").querySelector("pre").textContent = record(decision());
}

function weightChoice(force) {
  const box = element("p", "");
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
  at("after").disabled = item === data.decisions[data.decisions.length - 1];
  at("question").textContent = item.question;
  const options = item.choices.filter((choice) => choice.pattern).map((choice) => data.options[choice.pattern]);
  const here = new Set(options.flatMap((option) => option.effects.map((effect) => effect.force)));
  at("weights").replaceChildren(...data.forces.filter((force) => here.has(force.id)).map(weightChoice));
  at("other-weights").replaceChildren(...data.forces.filter((force) => !here.has(force.id)).map(weightChoice));
  at("weights").closest("fieldset").hidden = !here.size;
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

const nameOf = (item) => item.record.split("/").pop().replace(/\.madr\.md$/, "");

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
    state = cleaned(JSON.parse(await event.target.files[0].text()));
    at("done").textContent = "";
  } catch (error) { at("done").textContent = at("done").dataset.broken; }
  event.target.value = "";
  changed(show);
}

function listen() {
  at("form").addEventListener("submit", (event) => event.preventDefault());
  at("answer").addEventListener("submit", (event) => event.preventDefault());
  at("which").addEventListener("change", (event) => changed(() => { state.decision = event.target.value; show(); }));
  const step = (by) => () => changed(() => {
    state.decision = data.decisions[data.decisions.indexOf(decision()) + by].id;
    show();
  });
  at("before").addEventListener("click", step(-1));
  at("after").addEventListener("click", step(1));
  at("form").addEventListener("change", (event) => {
    const force = event.target.dataset.force;
    if (force) { changed(() => { state.weights[force] = Number(event.target.value); draw(); }); }
  });
  at("constraints").addEventListener("change", (event) => changed(() => {
    state.constraints = event.target.value.split("\n").map((line) => line.trim()).filter(Boolean);
    draw();
  }));
  at("ranked").addEventListener("change", (event) => {
    const id = event.target.dataset.option, given = answerOf(decision().id);
    if (event.target.matches(".choose")) {
      given.chosen = given.chosen.filter((one) => one !== id).concat(event.target.checked ? [id] : []);
      changed(drawChosen);
    } else {
      delete given.ruledOut[id];
      if (event.target.value.trim()) { given.ruledOut[id] = event.target.value.trim(); }
      changed(draw);
    }
  });
  at("answer").addEventListener("change", (event) => changed(() => {
    answerOf(decision().id)[event.target.id.replace("decide-", "")] = event.target.value;
    drawChosen();
  }));
  at("copy").addEventListener("click", async () => {
    await navigator.clipboard.writeText(record(decision()));
    at("done").textContent = at("done").dataset.copied;
  });
  at("download").addEventListener("click", () => {
    offer(`${nameOf(decision())}.md`, new Blob([record(decision())], { type: "text/markdown" }));
  });
  at("all").addEventListener("click", offerAll);
  at("save").addEventListener("click", () => {
    offer("decisions.json", new Blob([JSON.stringify(told(), null, 1)], { type: "application/json" }));
  });
  at("load").addEventListener("change", loadFile);
  at("clear").addEventListener("click", () => changed(() => { state = { ...empty(), content: state.content }; show(); }));
}

/* What the address holds goes before what this browser kept. */
async function begin() {
  const asked = new URLSearchParams(location.search);
  let given = {};
  try {
    given = asked.get("s") ? await unpacked(asked.get("s")) : JSON.parse(localStorage.getItem(KEY) || "{}");
  } catch (error) { /* a broken address or nothing kept: begin anew */ }
  state = cleaned(given && typeof given === "object" ? given : {});
  state.decision = asked.get("d") || state.decision;
}

async function start() {
  const source = at("data").dataset.source;
  file = await (await fetch(source)).json();
  data = file.data;
  await begin();
  at("which").append(...data.decisions.map((item) => element("option", item.name, { value: item.id })));
  listen();
  show();
  at("off").hidden = true;
  document.querySelectorAll("#decide-form, #decide-answer, #decide-actions, #decide-preview").forEach((part) => {
    part.hidden = false;
  });
  document.documentElement.dataset.decide = "ready";
}

start();
