/* Puts the colours that a reader chose, or those that the system has, on a page before it is shown. */
(function () {
  "use strict";
  var options = Array.from(document.querySelectorAll("input[name=__palette]"));
  var kept = window.__md_get("__palette");

  function put(index) {
    var color = {};
    ["media", "scheme", "primary", "accent"].forEach(function (key) {
      color[key] = options[index].getAttribute("data-md-color-" + key);
      document.body.setAttribute("data-md-color-" + key, color[key]);
    });
    options.forEach(function (option, place) { option.nextElementSibling.hidden = place !== index; });
    options[index].checked = true;
    return { index: index, color: color };
  }

  function choose(index) { window.__md_set("__palette", put(index)); }

  options.forEach(function (option, index) {
    var next = (index + 1) % options.length;
    option.addEventListener("change", function () { choose(index); });
    option.addEventListener("keydown", function (event) {
      if (event.key === "Enter") { choose(next); options[next].focus(); }
    });
  });
  put(kept && options[kept.index] ? kept.index : Math.max(0, options.findIndex(function (option) {
    return window.matchMedia(option.getAttribute("data-md-color-media")).matches;
  })));
})();
