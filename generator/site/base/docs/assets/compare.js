/* Puts options side by side; each has a file of data. */
import { begun, element, remember, remembered } from "./page.js";

const KEY = "compare", MOST = 4;
const at = (id) => document.getElementById(`compare-${id}`);
const selects = ["1", "2", "3", "4"].map(at);
const source = at("data").dataset;

function point(one) {
  const made = element("p", one.text, one.tone ? { class: `effect ${one.tone}` } : {});
  one.links.forEach((link, place) => {
    made.append(place ? "; " : one.text && " ", element("a", link.name, { href: link.url }), link.words && `: “${link.words}”`);
  });
  return made;
}

/* A row for each aspect, then one for each force. */
function rowsOf(options) {
  const known = JSON.parse(source.aspects), rows = new Map(known.map((about) => [about, null]));
  for (const row of options.flatMap((option) => option.rows)) { rows.set(row.about, rows.get(row.about) || row); }
  return [...rows.values()].filter(Boolean);
}

function draw(options) {
  const head = element("tr");
  head.append(element("th", source.what, { scope: "col" }), ...options.map((option) => {
    const cell = element("th", "", { scope: "col" });
    cell.append(element("a", option.name, { href: option.url }));
    return cell;
  }));
  at("table").tHead.replaceChildren(head);
  at("table").tBodies[0].replaceChildren(...rowsOf(options).map((row) => {
    const made = element("tr"), title = element("th", row.url ? "" : row.label, { scope: "row" });
    if (row.url) { title.append(element("a", row.label, { href: row.url })); }
    const cells = options.map((option) => {
      const found = option.rows.find((one) => one.about === row.about), cell = element("td", "", { "data-label": option.name });
      cell.append(...(found ? found.points.map(point) : [element("p", source.silent, { class: "silent" })]));
      return cell;
    });
    made.append(title, ...cells);
    made.hidden = at("differences").checked && options.length > 1 && new Set(cells.map((cell) => cell.textContent)).size === 1;
    return made;
  }));
  at("table").hidden = !options.length;
}

async function show() {
  const chosen = [...new Set(selects.map((select) => select.value).filter(Boolean))];
  const files = await Promise.all(chosen.map(async (id) => (await fetch(`${source.source}${encodeURIComponent(id)}.json`)).json()));
  draw(files.map((file) => file.option));
  const only = at("differences").checked ? "&only=differences" : "";
  history.replaceState(null, "", `${location.pathname}?o=${chosen.map(encodeURIComponent).join(",")}${only}`);
  remember(KEY, chosen.join(","));
}

/* What the address names; what it adds comes to what was compared last. */
function wanted() {
  const asked = new URLSearchParams(location.search), added = asked.get("add");
  const before = (asked.get("o") ?? remembered(KEY)).split(",").filter((id) => offered(id) && id !== added);
  at("unknown").hidden = !added || offered(added);
  at("full").hidden = !added || !offered(added) || before.length < MOST;
  return added && offered(added) ? [...before.slice(0, MOST - 1), added] : before.slice(0, MOST);
}

const offered = (id) => [...selects[0].options].some((option) => option.value && option.value === id);

async function start() {
  selects.forEach((select) => select.append(at("offered").content.cloneNode(true)));
  wanted().forEach((id, place) => { selects[place].value = id; });
  at("differences").checked = new URLSearchParams(location.search).get("only") === "differences";
  at("form").addEventListener("change", show);
  at("form").addEventListener("submit", (event) => event.preventDefault());
  await show();
  at("off").hidden = true;
  at("form").hidden = false;
}

begun("compare", start);
