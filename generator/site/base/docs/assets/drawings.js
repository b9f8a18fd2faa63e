/* Shows a drawing in a window of its own: larger and smaller by buttons, +, - and 0; moved by keys, wheel or pointer. */
const STEP = 1.25;
const LEAST = 0.5;
const MOST = 6;
const CONTROLS = [["smaller", "−"], ["fitted", ""], ["larger", "+"], ["close", "×"]];
let scale = 1;

function button(kind, sign, words) {
  const made = document.createElement("button");
  made.type = "button";
  made.dataset.act = kind;
  made.textContent = sign || words;
  if (sign) { made.setAttribute("aria-label", words); made.title = words; }
  return made;
}

function copy(drawing) {
  const made = drawing.cloneNode(true);
  made.setAttribute("aria-label", drawing.querySelector("title").textContent);
  ["aria-labelledby", "aria-describedby"].forEach((name) => made.removeAttribute(name));
  [made, ...made.querySelectorAll("[id]")].forEach((item) => item.removeAttribute("id"));
  return made;
}

/* Keeps in the middle of the window what is there. */
function zoom(view, wanted) {
  const svg = view.firstElementChild;
  const [, , width, height] = svg.dataset.size.split(" ").map(Number);
  const fitted = Math.min(view.clientWidth / width, view.clientHeight / height);
  const before = scale;
  scale = Math.min(MOST, Math.max(LEAST, wanted === null ? fitted : wanted));
  const across = (view.scrollLeft + view.clientWidth / 2) / before;
  const down = (view.scrollTop + view.clientHeight / 2) / before;
  svg.setAttribute("width", width * scale);
  svg.setAttribute("height", height * scale);
  view.scrollTo(across * scale - view.clientWidth / 2, down * scale - view.clientHeight / 2);
}

function drag(view) {
  let from = null;
  view.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && event.button === 0 && !event.target.closest("a")) {
      from = [event.clientX + view.scrollLeft, event.clientY + view.scrollTop];
      view.setPointerCapture(event.pointerId);
    }
  });
  view.addEventListener("pointermove", (event) => {
    if (from) { view.scrollTo(from[0] - event.clientX, from[1] - event.clientY); }
  });
  ["pointerup", "pointercancel"].forEach((name) => view.addEventListener(name, () => { from = null; }));
}

function open(opener) {
  const figure = opener.closest("figure");
  const drawing = [...figure.querySelectorAll("svg")].find((item) => item.getClientRects().length);
  if (!drawing) { return; }
  const box = document.createElement("dialog");
  const bar = document.createElement("div");
  const view = document.createElement("div");
  const shown = copy(drawing);
  const acts = {
    larger: () => zoom(view, scale * STEP), smaller: () => zoom(view, scale / STEP),
    fitted: () => zoom(view, null), close: () => box.close(),
  };
  const keys = { "+": acts.larger, "=": acts.larger, "-": acts.smaller, "0": acts.fitted };
  box.className = "drawing md-typeset";
  box.setAttribute("aria-label", shown.getAttribute("aria-label"));
  bar.className = "controls";
  bar.append(...CONTROLS.map(([kind, sign]) => button(kind, sign, opener.dataset[kind])));
  bar.addEventListener("click", (event) => { const act = acts[event.target.dataset.act]; if (act) { act(); } });
  view.className = "view";
  view.tabIndex = 0;
  view.setAttribute("role", "region");
  view.setAttribute("aria-label", shown.getAttribute("aria-label"));
  shown.dataset.size = "0 0 " + drawing.getAttribute("width") + " " + drawing.getAttribute("height");
  view.append(shown);
  box.append(bar, view);
  box.addEventListener("keydown", (event) => {
    if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); keys[event.key](); }
  });
  box.addEventListener("close", () => { box.remove(); opener.focus(); });
  document.body.append(box);
  box.showModal();
  scale = 1;
  drag(view);
  zoom(view, null);
  zoom(view, Math.min(2.5, Math.max(1, scale)));
  view.scrollTo(0, 0);
  bar.querySelector("[data-act=larger]").focus();
}

/* A click beside its links enlarges a drawing, too. */
export function begin(buttons) {
  buttons.forEach((opener) => {
    opener.addEventListener("click", () => open(opener));
    opener.closest("figure").addEventListener("click", (event) => {
      const drawing = event.target.closest("svg");
      if (drawing && !event.target.closest("a")) { open(opener); }
    });
  });
}
