/* The modules of the site as functions, and their files as scripts, for a page that was opened from a folder. */
window.offlineFiles = window.offlineFiles || {};
window.offline = window.offline || (function () {
  "use strict";
  const ROOT = new URL("../", document.currentScript.src);
  const FILES = new Set([/* FILES */]);
  const MODULES = {
/* MODULES */
  };
  const loaded = {};
  const nameOf = (url) => (url.href.startsWith(ROOT.href) ? decodeURI(url.href.slice(ROOT.href.length).split(/[?#]/)[0]) : "");

  function load(name) {
    const here = new URL(name, ROOT).href;
    const exports = {};
    loaded[name] = loaded[name] || MODULES[name]((other) => load(nameOf(new URL(other, here))), exports, here).then(() => exports);
    return loaded[name];
  }

  /* A script may come from a folder where a file may not; it puts what it holds into offlineFiles. */
  function read(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`${name}.js`, ROOT);
      script.onerror = () => reject(new Error(`${name}: cannot be read`));
      script.onload = () => {
        const bytes = Uint8Array.from(atob(window.offlineFiles[name]), (sign) => sign.charCodeAt(0));
        delete window.offlineFiles[name];
        script.remove();
        resolve(new Response(bytes));
      };
      document.head.append(script);
    });
  }

  const fetched = window.fetch;
  window.fetch = (asked, options) => {
    const name = nameOf(new URL(asked instanceof Request ? asked.url : asked, document.baseURI));
    return FILES.has(name) ? read(name) : fetched(asked, options);
  };
  return { load };
}());
window.offline.load(document.currentScript.dataset.module);
