// The grid of a week: each cell saves by itself, keys as in a spreadsheet, blocks pasted from one. Without it the grid is one form.
(() => {
  const $ = (s, from = document) => from.querySelector(s), $$ = (s, from = document) => [...from.querySelectorAll(s)];
  const cellOf = e => e.target.closest?.("#week .cell");
  const note = cell => document.getElementById("n-" + cell.name.slice(2));
  const before = cell => note(cell)?.dataset.text ?? cell.defaultValue;
  const restore = cell => {
    cell.value = cell.defaultValue = before(cell);
    cell.removeAttribute("aria-invalid");
    $(".field__error", note(cell))?.remove();
    unsent.delete(cell);
    cell.select();
    return true;
  };
  let chain = Promise.resolve(), waiting = 0;

  // What could not be sent stays as it was typed, and goes with the next submit or connection.
  const unsent = new Set();
  const left = () => [...unsent].filter(cell => cell.isConnected);
  const keep = cell => {
    unsent.add(cell);
    cell.setAttribute("aria-invalid", "true");
    if ($(".field__error", note(cell))) return;
    const told = document.createElement("span");
    told.className = "field__error";
    told.textContent = "Not saved yet.";
    note(cell).append(told);
  };

  // One after another, so that the sums of the last answer are the newest.
  const save = cell => {
    waiting++;
    chain = chain.then(() => send(cell)).finally(() => waiting--);
  };
  const send = async cell => {
    const week = $("#week"), typed = cell.value, old = note(cell);
    if (!week || !cell.isConnected || !old) return;
    await htmx.ajax("POST", week.dataset.cell, {
      source: week, target: "#" + old.id, swap: "outerHTML",
      values: {
        key: cell.name.slice(2), typed, shown: $("input", old).value, version: $("#week-version")?.value ?? "",
        __RequestVerificationToken: $("[name=__RequestVerificationToken]", week).value,
      },
    });
    const answer = note(cell);
    if (answer === old) return keep(cell);   // no answer came, or one that says nothing of the cell
    unsent.delete(cell);
    if (!answer) return;
    const bad = !!$(".field__error", answer);
    bad ? cell.setAttribute("aria-invalid", "true") : cell.removeAttribute("aria-invalid");
    if (!bad && cell.value === typed && answer.dataset.text != null) cell.value = cell.defaultValue = answer.dataset.text;
    if (document.activeElement === answer) answer.blur();
    check();
  };

  // What is told of a day holds while its minutes lie between two numbers.
  const check = () => {
    for (const it of $$("#week [data-day]")) {
      const minutes = +$("#d-" + it.dataset.day).dataset.minutes;
      it.hidden = minutes < +it.dataset.from || minutes > +it.dataset.to;
    }
    const all = $("#checks"); if (all) all.hidden = !$$("li", all).some(li => !li.hidden);
  };

  const place = cell => {
    const rows = $$("#week tbody tr").map(tr => $$("td", tr).map(td => $(".cell", td)));
    const row = rows.findIndex(r => r.includes(cell));
    return { rows, row, column: rows[row].indexOf(cell) };
  };
  const go = (cell, down, right) => {
    const { rows, row, column } = place(cell);
    for (let r = row + down, c = column + right; rows[r]?.[c] !== undefined; r += down, c += right)
      if (rows[r][c]) { rows[r][c].focus(); rows[r][c].select(); return true; }
    return false;
  };

  document.addEventListener("change", e => { const cell = cellOf(e); if (cell) save(cell); });
  document.addEventListener("keydown", e => {
    const cell = cellOf(e);
    if (!cell || e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    const start = cell.selectionStart === 0, end = cell.selectionEnd === cell.value.length;
    const moved =
      e.key === "Enter" ? (go(cell, e.shiftKey ? -1 : 1, 0) || (cell.blur(), cell.focus()), true)
      : e.key === "ArrowDown" ? go(cell, 1, 0) : e.key === "ArrowUp" ? go(cell, -1, 0)
      : e.key === "ArrowLeft" && start && !e.shiftKey ? go(cell, 0, -1) : e.key === "ArrowRight" && end && !e.shiftKey ? go(cell, 0, 1)
      : e.key === "Escape" ? restore(cell)
      : false;
    if (moved) e.preventDefault();
  });
  document.addEventListener("paste", e => {
    const cell = cellOf(e), text = e.clipboardData?.getData("text/plain") ?? "";
    if (!cell || !/[\t\n]/.test(text.trimEnd())) return;
    e.preventDefault();
    const { rows, row, column } = place(cell);
    text.trimEnd().split(/\r?\n/).forEach((line, r) => line.split("\t").forEach((value, c) => {
      const to = rows[row + r]?.[column + c];
      if (!to || to.value === value.trim()) return;
      to.value = value.trim();
      save(to);
    }));
  });

  // Nothing is handed in, added or left before the last cell is stored.
  document.addEventListener("submit", e => {
    if (!(waiting || left().length) || !e.target.closest("#week")) return;
    e.preventDefault(); e.stopImmediatePropagation();
    const { target, submitter } = e;
    left().forEach(save);
    chain.then(() => left().length ? left()[0].focus() : target.isConnected && target.requestSubmit(submitter));
  }, true);
  addEventListener("online", () => left().forEach(save));
  addEventListener("beforeunload", e => { if (waiting || left().length) e.preventDefault(); });
  $("#week tr.is-new .cell")?.focus();
})();
