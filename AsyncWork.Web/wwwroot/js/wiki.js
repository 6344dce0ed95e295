// Writing a page: a toolbar, pasted pictures and tables. Without it the form is the same form.
(() => {
  const $ = (s, from = document) => from.querySelector(s);

  // --- Text under the cursor. execCommand keeps the browser's own undo; where it is gone, the text is set.
  const insert = (area, text) => {
    area.focus();
    if (document.execCommand?.("insertText", false, text)) return;
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const chosen = area => area.value.slice(area.selectionStart, area.selectionEnd);
  const around = (area, before, after, empty) => {
    const text = chosen(area) || empty, from = area.selectionStart + before.length;
    insert(area, before + text + after);
    area.setSelectionRange(from, from + text.length);
  };
  const lines = (area, mark) => {
    const from = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
    let to = area.value.indexOf("\n", area.selectionEnd);
    if (to < 0) to = area.value.length;
    area.setSelectionRange(from, to);
    insert(area, chosen(area).split("\n").map((line, i) => (typeof mark === "function" ? mark(i) : mark) + line).join("\n"));
  };
  const tools = [
    ["B", "Bold", area => around(area, "**", "**", "bold")],
    ["I", "Italic", area => around(area, "*", "*", "italic")],
    ["H", "Heading", area => lines(area, "## ")],
    ["[[ ]]", "Link to a page", area => around(area, "[[", "]]", "Title")],
    ["Link", "Link to an address", area => around(area, "[", "](https://)", "words")],
    ["•", "List", area => lines(area, "- ")],
    ["1.", "1. Numbered list", area => lines(area, i => `${i + 1}. `)],
    ["☐", "Task list", area => lines(area, "- [ ] ")],
    ["Table", "Table", area => insert(area, "\n| A | B |\n|---|---|\n|  |  |\n|  |  |\n")],
    ["Code", "Code", area => chosen(area).includes("\n") ? around(area, "```\n", "\n```", "") : around(area, "`", "`", "code")],
  ];

  // --- Tables from a spreadsheet or a web page
  const cell = text => text.replace(/\s+/g, " ").replace(/\|/g, "\\|").trim();
  const table = rows => {
    const width = Math.max(...rows.map(r => r.length)), line = r => "| " + Array.from({ length: width }, (_, i) => cell(r[i] ?? "")).join(" | ") + " |";
    return "\n" + [line(rows[0]), "|" + "---|".repeat(width), ...rows.slice(1).map(line)].join("\n") + "\n";
  };
  const rowsOf = data => {
    const html = data.getData("text/html");
    if (html.includes("<table")) {
      const found = new DOMParser().parseFromString(html, "text/html").querySelectorAll("table");
      if (found.length === 1) return [...found[0].rows].map(r => [...r.cells].map(c => c.textContent));
    }
    const rows = data.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "").split("\n").map(r => r.split("\t"));
    return rows.length > 1 && rows.every(r => r.length > 1 && r.length === rows[0].length) ? rows : null;
  };

  // --- Pictures: kept as files of the page, put into the text where the cursor is
  const send = (area, files) => {
    const values = new FormData();
    for (const [i, file] of files.entries())
      values.append("files", file, file.name && file.name !== "image.png" ? file.name : `picture-${new Date().toISOString().slice(0, 19).replace(/[-:T]/g, "")}${i || ""}.${file.type.split("/")[1] ?? "png"}`);
    values.append("__RequestVerificationToken", $("[name=__RequestVerificationToken]", area.form).value);
    const told = $("#pasted");
    told.textContent = "The picture is being stored…";
    fetch(`${area.dataset.paste}?handler=Paste`, { method: "POST", body: values, headers: { "HX-Request": "true", "HX-Request-Type": "partial" } })
      .then(async answer => {
        const part = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-insert], .field__error");
        told.replaceChildren(...(part ? [part] : ["The picture could not be stored. Attach it under “Files” instead."]));
        if (part?.dataset.insert) insert(area, part.dataset.insert);
      })
      .catch(() => { told.textContent = "The server could not be reached. Try again when you are connected."; });
  };
  const pictures = data => [...data.files].filter(f => f.type.startsWith("image/"));
  document.addEventListener("paste", e => {
    const area = e.target.closest?.("textarea[data-paste]");
    if (!area) return;
    const images = pictures(e.clipboardData), rows = images.length ? null : rowsOf(e.clipboardData);
    if (!images.length && !rows) return;
    e.preventDefault();
    images.length ? send(area, images) : insert(area, table(rows));
  });
  document.addEventListener("drop", e => {
    const area = e.target.closest?.("textarea[data-paste]"), images = area ? pictures(e.dataTransfer) : [];
    if (!images.length) return;
    e.preventDefault();
    send(area, images);
  });

  const dress = () => {
    const area = $("textarea[data-paste]"), bar = $("[data-tools]");
    if (!area || !bar || bar.childElementCount) return;
    for (const [text, label, act] of tools) {
      const button = document.createElement("button");
      button.type = "button"; button.textContent = text; button.title = label; button.setAttribute("aria-label", label);
      button.addEventListener("click", () => act(area));
      bar.append(button);
    }
    bar.hidden = false;
  };
  document.addEventListener("htmx:after:swap", dress);
  dress();

  // --- Arranging pages: Shift with an arrow on a name presses its button, and the focus stays with the page
  document.addEventListener("keydown", e => {
    const leaf = e.target.closest?.("[data-leaf]"), button = leaf && e.shiftKey && document.getElementById({ ArrowUp: "up-", ArrowDown: "down-" }[e.key] + leaf.dataset.leaf);
    if (!button) return;
    e.preventDefault();
    document.addEventListener("htmx:after:swap", () => setTimeout(() => $(`[data-leaf="${leaf.dataset.leaf}"]`)?.focus()), { once: true });
    button.click();
  });
})();
