/* Lights up the excerpt that an address points to, in all its pieces, filters long tables by name, lets keys scroll tables. */
(function () {
  "use strict";

  function light() {
    var id = decodeURIComponent(window.location.hash.slice(1));
    document.querySelectorAll("mark.lit").forEach(function (mark) { mark.classList.remove("lit"); });
    if (!id) { return; }
    var target = document.getElementById(id);
    if (!target) { return; }
    for (var box = target.closest("details"); box; box = box.parentElement.closest("details")) { box.open = true; }
    document.querySelectorAll("mark[data-excerpts]").forEach(function (mark) {
      if (mark.dataset.excerpts.split(" ").indexOf(id) >= 0) { mark.classList.add("lit"); }
    });
    if (id.indexOf("uses-") === 0) { target.scrollIntoView(); }
  }

  function filters() {
    document.querySelectorAll("input[data-filter]").forEach(function (input) {
      input.closest(".filter").hidden = false;
      input.addEventListener("input", function () {
        var wanted = input.value.trim().toLowerCase();
        document.querySelectorAll("#" + input.dataset.filter + " tbody tr").forEach(function (row) {
          row.hidden = wanted !== "" && row.dataset.words.indexOf(wanted) < 0;
        });
      });
    });
  }

  function name() {
    var search = document.querySelector(".md-search[role=dialog]");
    if (search && !search.hasAttribute("aria-label")) { search.setAttribute("aria-label", "Search"); }
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

  boxes();
  window.addEventListener("hashchange", light);
  document.addEventListener("DOMContentLoaded", function () { light(); filters(); name(); });
})();
