/* What Decide and Compare share: making elements, keeping a text in this browser, saying when they are ready. */
export function element(name, text = "", attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) { made.setAttribute(key, value); }
  return made;
}

export function remember(key, text) {
  try { localStorage.setItem(key, text); } catch (error) { /* not kept */ }
}

export function remembered(key) {
  try { return localStorage.getItem(key) || ""; } catch (error) { return ""; }
}

/* Says when a page is ready; where its data does not come, what is for readers without it is shown. */
export function begun(name, start) {
  const { classList, dataset } = document.documentElement;
  start().then(() => { dataset[name] = "ready"; }, (error) => { classList.remove("served"); throw error; });
}
