/* Opens the search by a click, by /, s or f, or by an address that holds a query; all else of it is loaded only then. */
const dialog = document.querySelector("dialog.search");
const field = dialog && dialog.querySelector("input");

function open(query = null) {
  if (!dialog.open) { dialog.showModal(); }
  if (query !== null) { field.value = query; }
  field.focus();
  field.select();
  import("./search/dialogue.js").then((module) => module.begin(dialog, field));
}

function typing(target) {
  return target.isContentEditable || target.closest("input, textarea, select, dialog[open]");
}

if (dialog && dialog.showModal) {
  document.querySelectorAll("[data-search-open]").forEach((link) => {
    link.addEventListener("click", (event) => { event.preventDefault(); open(); });
  });
  dialog.querySelector("button").addEventListener("click", () => dialog.close());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !["/", "s", "f"].includes(event.key) || typing(event.target)) { return; }
    event.preventDefault();
    open();
  });
  const restore = () => {
    const query = new URLSearchParams(window.location.search).get("q");
    if (query) { open(query); }
  };
  window.addEventListener("popstate", restore);
  restore();
}
