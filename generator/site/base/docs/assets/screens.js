/* Narrows the list of patterns, sets options side by side on a phone, leads back from a citation, shows words before they are left for. */
(function () {
  "use strict";

  /* The list of patterns; what is chosen stands in the address, so that Back, a reload and a link show the same. */
  function chooser() {
    var box = document.querySelector(".chooser");
    if (!box) { return; }
    var list = document.getElementById(box.dataset.rows);
    var rows = [];
    var words = box.querySelector("input");
    var selects = Array.from(box.querySelectorAll("select"));
    var status = box.querySelector("[role=status]");
    var every = status.textContent;

    /* Read only once something is chosen: the page as it comes shows the whole list, with all counts. */
    function gather() {
      rows = Array.from(list.querySelectorAll("li[data-words]")).map(function (item) {
        var values = {};
        Object.keys(item.dataset).forEach(function (key) { values[key] = item.dataset[key].split("; "); });
        return { item: item, words: item.dataset.words, values: values };
      });
    }

    function fits(row, besides) {
      return words.value.trim().toLowerCase().split(/\s+/).every(function (word) { return row.words.indexOf(word) >= 0; }) &&
        selects.every(function (select) {
          return select === besides || select.value === "" || row.values[select.name].indexOf(select.value) >= 0;
        });
    }

    function count(select) {
      var counts = {};
      rows.forEach(function (row) {
        if (fits(row, select)) { row.values[select.name].forEach(function (value) { counts[value] = (counts[value] || 0) + 1; }); }
      });
      Array.from(select.options).forEach(function (option) {
        if (option.value === "") { return; }
        option.textContent = option.value + " (" + (counts[option.value] || 0) + ")";
        option.disabled = !counts[option.value] && option.value !== select.value;
      });
    }

    function show() {
      var shown = 0;
      if (!rows.length) { gather(); }
      rows.forEach(function (row) { row.item.hidden = !fits(row); shown += row.item.hidden ? 0 : 1; });
      list.querySelectorAll("section").forEach(function (group) { group.hidden = !group.querySelector("li:not([hidden])"); });
      selects.forEach(count);
      status.textContent = shown === rows.length ? every : shown + " of " + rows.length + " shown";
      box.querySelector(".clear").hidden = shown === rows.length;
    }

    function write() {
      var query = new URLSearchParams();
      [words].concat(selects).forEach(function (field) { if (field.value.trim()) { query.set(field.name, field.value.trim()); } });
      var text = query.toString();
      history.replaceState(history.state, "", location.pathname + (text ? "?" + text : "") + location.hash);
      show();
    }

    function read() {
      var query = new URLSearchParams(location.search);
      [words].concat(selects).forEach(function (field) { field.value = query.get(field.name) || ""; });
      selects.forEach(function (select) { if (select.selectedIndex < 0) { select.value = ""; } });
      if (rows.length || [words].concat(selects).some(function (field) { return field.value; })) { show(); }
    }

    box.addEventListener("input", write);
    box.querySelector(".clear").addEventListener("click", function (event) {
      event.preventDefault();
      [words].concat(selects).forEach(function (field) { field.value = ""; });
      write();
      words.focus();
    });
    window.addEventListener("pageshow", read);
    window.addEventListener("popstate", read);
    read();
  }

  /* On a phone a matrix is a card a row; two or three of its options can be set side by side. */
  function pick() {
    document.querySelectorAll("table[data-pick]").forEach(function (table) {
      var heads = Array.from(table.querySelectorAll("thead th")).slice(1);
      if (heads.length < 3) { return; }
      var box = document.createElement("fieldset");
      var legend = document.createElement("legend");
      box.className = "pick";
      legend.textContent = table.dataset.pick;
      box.append(legend);
      heads.forEach(function (head, index) {
        var label = document.createElement("label");
        var field = document.createElement("input");
        field.type = "checkbox";
        field.value = index;
        field.autocomplete = "off";
        label.append(field, " " + head.textContent.trim());
        box.append(label);
      });
      box.addEventListener("change", function () {
        var chosen = Array.from(box.querySelectorAll(":checked")).map(function (field) { return Number(field.value); });
        var side = chosen.length > 1;
        box.querySelectorAll("input:not(:checked)").forEach(function (field) { field.disabled = chosen.length > 2; });
        table.classList.toggle("cards", !side);
        table.classList.toggle("picked", side);
        table.querySelectorAll("tr").forEach(function (row) {
          var empty = true;
          Array.from(row.cells).slice(1).forEach(function (cell, index) {
            var out = side && chosen.indexOf(index) < 0;
            cell.classList.toggle("unpicked", out);
            empty = empty && (out || cell.textContent.trim() === "");
          });
          row.classList.toggle("unpicked", side && empty);
        });
      });
      table.closest(".scroll").before(box);
    });
  }

  /* The rows of a matrix stand strongest first, or as decisions have them; a reader who looks for one has them by name. */
  function byName(one, other) { return one.cells[0].textContent.trim().localeCompare(other.cells[0].textContent.trim()); }

  function order() {
    document.querySelectorAll("table[data-order]").forEach(function (table) {
      var says = table.dataset.order.split(";");
      var bodies = Array.from(table.tBodies).map(function (body) {
        return { body: body, rows: Array.from(body.querySelectorAll("tr:not(.group)")) };
      });
      var label = document.createElement("label");
      var field = document.createElement("select");
      label.className = "order";
      says.slice(1).forEach(function (text) { field.append(new Option(text)); });
      field.autocomplete = "off";
      field.addEventListener("change", function () {
        bodies.forEach(function (item) {
          var rows = item.rows.slice();
          if (field.selectedIndex === 1) { rows.sort(byName); }
          item.body.append.apply(item.body, rows);
        });
      });
      label.append(says[0] + " ", field);
      table.closest(".scroll").before(label);
    });
  }

  /* The way back from a citation: to the page, at the very place, as the browser left it. */
  var KEY = "cited-on";

  function remember(link) {
    try { sessionStorage.setItem(KEY, JSON.stringify({ from: location.href, title: document.querySelector("h1").firstChild.textContent.trim(), to: link.href })); }
    catch (error) { /* A reader's browser may keep nothing. */ }
  }

  function back() {
    var kept = null;
    try { kept = JSON.parse(sessionStorage.getItem(KEY)); } catch (error) { return; }
    if (!kept || kept.to !== location.href || new URL(kept.from).origin !== location.origin || document.querySelector(".came-from")) { return; }
    var words = document.querySelector("[data-cited-on]");
    if (!words) { return; }
    var link = document.createElement("a");
    link.className = "came-from";
    link.href = kept.from;
    link.textContent = "← " + words.dataset.citedOn + " " + kept.title;
    link.addEventListener("click", function (event) {
      if (document.referrer.split("#")[0] === kept.from.split("#")[0] && history.length > 1) { event.preventDefault(); history.back(); }
    });
    document.querySelector("article").append(link);
  }

  /* Where nothing hovers, a tap on a citation shows the words; a second one leads to them. */
  function peek(link) {
    var box = document.querySelector("dialog.peek") || document.body.appendChild(document.createElement("dialog"));
    var text = document.createElement("p");
    var on = document.createElement("a");
    var close = document.createElement("button");
    box.className = "peek md-typeset";
    text.textContent = link.title;
    on.href = link.href;
    on.textContent = "Read it in the transcript";
    on.addEventListener("click", function () { remember(link); });
    close.textContent = "×";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", function () { box.close(); link.focus(); });
    box.replaceChildren(close, text, on);
    box.setAttribute("aria-label", link.textContent);
    box.showModal();
    on.focus();
  }

  function citations() {
    document.addEventListener("click", function (event) {
      var link = event.target.closest && event.target.closest("article a:is(.cite, .evidence), article figure.quote figcaption > a:first-child, article ul.cited a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
      if (link.title && window.matchMedia("(hover: none), (max-width: 37.5em)").matches) {
        event.preventDefault();
        peek(link);
        return;
      }
      remember(link);
    });
  }

  document.addEventListener("DOMContentLoaded", function () { chooser(); pick(); order(); citations(); back(); });
  window.addEventListener("hashchange", back);
})();
