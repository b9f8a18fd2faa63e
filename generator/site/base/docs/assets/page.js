/* What Decide and Compare share: making elements, and keeping a text in this browser. */
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
