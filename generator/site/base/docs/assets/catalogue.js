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

  function wide() {
    document.querySelectorAll(".scroll").forEach(function (box) {
      box.classList.toggle("wide", box.scrollWidth > box.clientWidth + 1);
    });
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

  boxes();
  window.addEventListener("hashchange", light);
  document.addEventListener("DOMContentLoaded", function () { light(); filters(); wide(); drawings(); });
  window.addEventListener("resize", wide);
})();
