/* Puts options side by side; its texts stand in the page and in the data of Decide. */
const at = (id) => document.getElementById(`compare-${id}`);
const selects = ["1", "2", "3", "4"].map(at);
let data;

function item(text, said) {
  const made = document.createElement("p");
  made.append(text);
  for (const one of said || []) {
    const link = document.createElement("a");
    link.href = one.url;
    link.title = one.words || "";
    link.textContent = one.by;
    made.append(" ", link);
  }
  return made;
}

const weighed = (side) => (option) => option.weighed.filter((one) => one.side === side).map((one) => (
  item(one.text || `“${one.said[0].words}”`, one.said)
));

const CELLS = {
  definition: (option) => [item(option.definition)],
  fits: (option) => data.decisions.flatMap((decision) => decision.choices).filter((one) => one.pattern === option.id)
    .map((one) => item(one.fits)),
  for: weighed("for"),
  depends: weighed("depends"),
  against: weighed("against"),
  views: (option) => option.views.map((view) => (
    item(view.stances.map((one) => data.stances[one]).join(", "), [{ by: view.by, url: view.url }])
  )),
  not_asked: (option) => option.not_asked.map((name) => item(name)),
  personas: (option) => option.personas.map((name) => item(name)),
  stage: (option) => (option.stage ? [item(option.stage)] : []),
  relations: (option) => option.relations.map((edge) => item(`${edge.relation} ${edge.name}`)),
  examples: (option) => option.examples.map((name) => item(name)),
};

function fill(row, options, cells) {
  row.querySelectorAll("td").forEach((cell) => cell.remove());
  const texts = options.map((option) => {
    const cell = document.createElement("td"), found = cells(option);
    cell.append(...(found.length ? found : [item(at("data").dataset.silent)]));
    row.append(cell);
    return cell.textContent;
  });
  row.hidden = at("differences").checked && new Set(texts).size === 1;
}

function forceRow(force, options) {
  const row = document.createElement("tr"), head = document.createElement("th");
  head.scope = "row";
  head.textContent = force.name;
  row.append(head);
  fill(row, options, (option) => option.effects.filter((effect) => effect.force === force.id).map((effect) => (
    item(`${effect.effect} ${data.effects[effect.effect]} (${effect.basis}). ${effect.why}`, [...effect.said, ...effect.contested])
  )));
  return row;
}

function show() {
  const options = [...new Set(selects.map((select) => select.value))].map((id) => data.options[id]).filter(Boolean);
  const head = at("table").tHead.rows[0];
  head.querySelectorAll("th ~ th").forEach((cell) => cell.remove());
  for (const option of options) {
    const cell = document.createElement("th"), link = document.createElement("a");
    cell.scope = "col";
    link.href = option.url;
    link.textContent = option.name;
    cell.append(link);
    head.append(cell);
  }
  for (const row of at("table").tBodies[0].rows) { fill(row, options, CELLS[row.dataset.row]); }
  const here = new Set(options.flatMap((option) => option.effects.map((effect) => effect.force)));
  at("forces").replaceChildren(...data.forces.filter((force) => here.has(force.id)).map((force) => forceRow(force, options)));
  at("table").hidden = !options.length;
}

function keep() {
  const chosen = selects.map((select) => select.value).filter(Boolean).join(",");
  const only = at("differences").checked ? "&only=differences" : "";
  history.replaceState(null, "", `${location.pathname}?o=${encodeURIComponent(chosen)}${only}`);
  show();
}

async function start() {
  data = (await (await fetch(at("data").dataset.source)).json()).data;
  const names = Object.values(data.options).sort((one, other) => one.name.localeCompare(other.name));
  const asked = new URLSearchParams(location.search);
  const chosen = (asked.get("o") || "").split(",").filter((id) => Object.hasOwn(data.options, id));
  selects.forEach((select, place) => {
    select.append(...names.map((option) => new Option(option.name, option.id)));
    select.value = chosen[place] || "";
    select.addEventListener("change", keep);
  });
  at("differences").checked = asked.get("only") === "differences";
  at("differences").addEventListener("change", keep);
  at("form").addEventListener("submit", (event) => event.preventDefault());
  show();
  at("off").hidden = true;
  at("form").hidden = false;
  document.documentElement.dataset.compare = "ready";
}

start();
