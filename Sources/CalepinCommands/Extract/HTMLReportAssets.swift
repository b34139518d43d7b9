/// The style sheet and the script that an HTML report carries in itself.
enum HTMLReportAssets {
  static let style = """

    :root { color-scheme: light dark; --ink: #1d2430; --paper: #fbfaf7; --line: #d9d5cb;
      --soft: #6b7280; --known: #2b6cb0; --composed: #2f855a; --same: #b7791f; --none: #a0aec0;
      --mark: #fde68a; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e7e5df; --paper: #16181d; --line: #363a43; --soft: #9aa3b2;
        --known: #63b3ed; --composed: #68d391; --same: #f6ad55; --none: #4a5568; --mark: #6b5200; }
    }
    body { font: 16px/1.5 Georgia, "Noto Serif", serif; color: var(--ink);
      background: var(--paper); max-width: 72rem; margin: 2rem auto; padding: 0 1.2rem; }
    h1 { font-size: 1.8rem; margin-bottom: .2rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; }
    .summary, .legend, footer, cite, small, .value { color: var(--soft); }
    svg { width: 100%; height: auto; font: 12px system-ui, sans-serif; }
    svg text { fill: var(--ink); } svg .value { fill: var(--soft); }
    rect.known { fill: var(--known); } rect.composed { fill: var(--composed); }
    rect.same { fill: var(--same); } rect.none { fill: var(--none); }
    .key { display: inline-block; width: .7rem; height: .7rem; border-radius: .2rem;
      margin: 0 .35rem 0 .1rem; }
    .legend .key { margin-left: 1.1rem; }
    .key.known { background: var(--known); } .key.composed { background: var(--composed); }
    .key.same { background: var(--same); } .key.none { background: var(--none); }
    .search { font: .9rem system-ui, sans-serif; }
    .search input { font: inherit; padding: .3rem .5rem; margin-left: .4rem; }
    table { border-collapse: collapse; width: 100%; margin-top: 1rem; }
    th, td { text-align: left; vertical-align: top; padding: .35rem .6rem;
      border-bottom: 1px solid var(--line); }
    th { position: sticky; top: 0; background: var(--paper); }
    th button { all: unset; cursor: pointer; font: 600 .85rem system-ui, sans-serif; }
    th[aria-sort="ascending"] button::after { content: " ▲"; }
    th[aria-sort="descending"] button::after { content: " ▼"; }
    th button:focus-visible { outline: 2px solid var(--known); }
    td:nth-child(n + 4) { white-space: nowrap; } td ol { white-space: normal; }
    details ol { margin: .4rem 0; padding-left: 1.2rem; min-width: 22rem; }
    mark { background: var(--mark); color: inherit; } cite { font-size: .8rem; }

    """

  static let script = """

    (function () {
      var table = document.getElementById("terms"), body = table.tBodies[0];
      var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
      function value(row, column) {
        var cell = row.cells[column], number = cell.getAttribute("data-value");
        return number === null ? cell.textContent.trim() : parseFloat(number);
      }
      heads.forEach(function (head, column) {
        head.firstChild.addEventListener("click", function () {
          var down = head.getAttribute("aria-sort") === "ascending";
          heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
          head.setAttribute("aria-sort", down ? "descending" : "ascending");
          Array.prototype.slice.call(body.rows).sort(function (a, b) {
            var x = value(a, column), y = value(b, column);
            var order = typeof x === "number" ? x - y : x.localeCompare(y);
            return down ? -order : order;
          }).forEach(function (row) { body.appendChild(row); });
        });
      });
      document.getElementById("search").addEventListener("input", function () {
        var wanted = this.value.toLowerCase();
        Array.prototype.forEach.call(body.rows, function (row) {
          row.hidden = row.textContent.toLowerCase().indexOf(wanted) < 0;
        });
      });
    })();

    """
}
