/* Lights up the excerpt that an address points to, in all its pieces, and filters long tables by name. */
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

  window.addEventListener("hashchange", light);
  document.addEventListener("DOMContentLoaded", function () { light(); filters(); name(); });
})();
