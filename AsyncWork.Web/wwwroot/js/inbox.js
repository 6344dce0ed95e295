// Going through the inbox from the keyboard: j and k walk, e is done, s puts aside until tomorrow, o opens. The buttons do the same.
(() => {
  const items = () => [...document.querySelectorAll("#inbox [data-item]")];
  const here = () => items().findIndex(i => i.contains(document.activeElement));
  const on = () => { try { return localStorage.getItem("keys") !== "off"; } catch { return true; } };
  const visit = at => {
    const all = items(), link = all[Math.max(0, Math.min(at, all.length - 1))]?.querySelector("a[href]");
    link?.focus();
    link?.scrollIntoView({ block: "nearest" });
  };
  let back = -1;
  document.addEventListener("keydown", e => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.shiftKey || !on() || document.querySelector("dialog[open]")) return;
    if (e.target.closest?.("input, textarea, select")) return;
    const at = here();
    if (e.key === "j") visit(at + 1);
    else if (e.key === "k") visit(at < 0 ? 0 : at - 1);
    else if (at >= 0 && (e.key === "e" || e.key === "s" || e.key === "o")) {
      const item = items()[at], it = e.key === "o" ? item.querySelector("a[href]") : item.querySelector(e.key === "e" ? "[data-done]" : "[data-snooze]");
      back = e.key === "o" || !it ? -1 : at;
      it?.click();
    } else return;
    e.preventDefault();
  });
  // The next one has the place of the one that went.
  document.addEventListener("htmx:after:swap", () => { if (back >= 0) { visit(back); back = -1; } });
})();
