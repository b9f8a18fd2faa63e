/* What the theme asks of every page before it is shown: where the site begins, and how it keeps the choice of colours. */
/* The theme gives these classes later on, when each change of them has the whole page styled anew. */
{
  const served = /^http/.test(location.protocol);
  document.documentElement.className = "js js-focus-visible" + (served ? " served" : "");
  /* Typefaces that are there with the first line: a page from a folder may not ask for them this way. */
  for (const name of served ? ["sans", "serif"] : []) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "" });
    link.href = new URL(`fonts/catalogue-${name}.woff2`, document.currentScript.src);
    document.head.append(link);
  }
}
window.__md_scope = new URL("../", document.currentScript.src);
window.__md_hash = function (text) {
  return Array.from(text).reduce(function (sum, sign) { return (sum << 5) - sum + sign.charCodeAt(0); }, 0);
};
window.__md_get = function (key, store, scope) {
  return JSON.parse((store || localStorage).getItem((scope || window.__md_scope).pathname + "." + key));
};
window.__md_set = function (key, value, store, scope) {
  try {
    (store || localStorage).setItem((scope || window.__md_scope).pathname + "." + key, JSON.stringify(value));
  } catch (error) { /* A reader's browser may keep nothing. */ }
};
