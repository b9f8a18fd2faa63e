/* Lights up the excerpt that an address points to, filters long tables, lets keys scroll wide ones and says that they scroll. */
(function () {
  "use strict";

  /* The name in the address; a broken one, as "#%", names nothing. */
  function anchor() {
    try { return decodeURIComponent(window.location.hash.slice(1)); } catch (error) { return ""; }
  }

  function light() {
    var id = anchor();
    document.querySelectorAll(".passage .lit").forEach(function (item) { item.classList.remove("lit"); });
    if (!id) { return; }
    var target = document.getElementById(id);
    if (!target) { return; }
    for (var box = target.closest("details"); box; box = box.parentElement.closest("details")) { box.open = true; }
    document.querySelectorAll("mark[data-excerpts]").forEach(function (mark) {
      if (mark.dataset.excerpts.split(" ").indexOf(id) >= 0) { mark.classList.add("lit"); }
    });
    document.querySelectorAll("sup.uses a[href='#uses-" + CSS.escape(id) + "']").forEach(function (link) {
      link.parentElement.classList.add("lit");
    });
    if (id.indexOf("uses-") === 0) { target.scrollIntoView(); }
  }

  function filters() {
    document.querySelectorAll("input[data-filter]").forEach(function (input) {
      var table = document.getElementById(input.dataset.filter);
      var choices = document.querySelectorAll("[data-of=" + input.dataset.filter + "]");
      var count = document.querySelector("[data-count=" + input.dataset.filter + "]");
      function apply() {
        var words = input.value.trim().toLowerCase().split(/\s+/);
        var shown = 0;
        table.querySelectorAll("tbody tr").forEach(function (row) {
          var fits = words.every(function (word) { return row.dataset.words.indexOf(word) >= 0; });
          choices.forEach(function (choice) {
            var wanted = choice.type === "checkbox" ? (choice.checked ? choice.value : "") : choice.value;
            fits = fits && (wanted === "" || row.dataset[choice.dataset.choice].split("; ").indexOf(wanted) >= 0);
          });
          row.hidden = !fits;
          shown += fits ? 1 : 0;
        });
        count.textContent = shown + " shown";
      }
      input.closest(".filter").hidden = false;
      input.addEventListener("input", apply);
      choices.forEach(function (choice) { choice.addEventListener("change", apply); });
    });
  }

  /* Told of sizes once they are known: to ask for them would have the browser lay out the page once more. */
  function wide() {
    function say(box) { box.classList.toggle("wide", box.scrollWidth > box.clientWidth + 1); }
    var observer = new ResizeObserver(function (entries) {
      var boxes = new Set(entries.map(function (entry) { return entry.target.closest(".scroll"); }));
      requestAnimationFrame(function () { boxes.forEach(say); });
    });
    document.querySelectorAll(".scroll, .scroll > *").forEach(function (item) { observer.observe(item); });
  }

  /* Before Material puts the tables of hand-written pages into boxes that keys cannot scroll. */
  function boxes() {
    var heading = null;
    document.querySelectorAll("article :is(h1, h2, h3, table:not([class]))").forEach(function (item) {
      if (item.tagName !== "TABLE") { heading = item; return; }
      if (item.closest(".scroll")) { return; }
      var box = document.createElement("div");
      var words = heading ? heading.firstChild.textContent : "";
      box.className = "scroll";
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", "Table: " + words);
      item.replaceWith(box);
      item.className = "plain";
      box.append(item);
    });
  }

  /* Nothing of the window for drawings is loaded where there is none; from a folder no browser loads it. */
  function drawings() {
    var buttons = document.querySelectorAll("button.enlarge");
    if (!buttons.length) { return; }
    import("./drawings.js").then(function (module) { module.begin(buttons); })
      .catch(function () { buttons.forEach(function (button) { button.remove(); }); });
  }

  /* The citation at the foot: where nobody knew the address beforehand, the browser does. */
  function cite() {
    document.querySelectorAll("[data-address]").forEach(function (place) {
      if (!/^https?:/.test(place.textContent)) { place.textContent = location.href.split(/[?#]/)[0]; }
    });
    document.querySelectorAll("button[data-copies]").forEach(function (button) {
      var words = button.textContent;
      button.hidden = !navigator.clipboard;
      button.addEventListener("click", function () {
        navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent.trim()).then(function () {
          button.textContent = button.dataset.copied;
          setTimeout(function () { button.textContent = words; }, 2000);
        });
      });
    });
  }

  /* On paper nobody follows a link: citations get numbers, and their addresses stand at the end. */
  var CITATIONS = "article :is(a.cite, a.evidence, figcaption > a, ul.cited a, a[rel~=noopener])";

  function notes() {
    unnote();
    var list = document.createElement("ol");
    var numbers = {};
    var home = document.querySelector("link[rel=canonical]");
    document.querySelectorAll(CITATIONS).forEach(function (link) {
      if (link.closest("details:not(figure.quote details), .take")) { return; }
      var address = new URL(link.getAttribute("href"), home ? home.href : location.href).href;
      if (!numbers[address]) {
        numbers[address] = list.children.length + 1;
        list.append(document.createElement("li"));
        list.lastChild.textContent = address;
      }
      var number = document.createElement("sup");
      number.className = "note-number";
      number.textContent = numbers[address];
      link.after(number);
    });
    if (!list.children.length) { return; }
    var box = document.createElement("section");
    box.className = "notes";
    box.append(document.createElement("h2"), list);
    box.firstChild.textContent = "Notes";
    document.querySelector(".of-kind").append(box);
  }

  function unnote() {
    document.querySelectorAll("sup.note-number, section.notes").forEach(function (item) { item.remove(); });
  }

  window.addEventListener("beforeprint", notes);
  window.addEventListener("afterprint", unnote);
  boxes();
  window.addEventListener("hashchange", light);
  document.addEventListener("DOMContentLoaded", function () { light(); filters(); wide(); cite(); drawings(); });
})();
