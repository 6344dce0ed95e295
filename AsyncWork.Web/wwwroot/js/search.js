// The search box of the top bar: the first hits below it while one types. Without this it is a plain form that leads to /search.
(() => {
  const box = document.getElementById("find-q"), list = document.getElementById("find-list");
  if (!box) return;
  let at = -1;
  const options = () => [...list.querySelectorAll("[role=option]")];
  const mark = to => {
    const all = options();
    all[at]?.setAttribute("aria-selected", "false");
    at = all.length ? (to + all.length) % all.length : -1;
    if (to < 0 && at < 0 || !all[at]) { at = -1; return box.removeAttribute("aria-activedescendant"); }
    all[at].setAttribute("aria-selected", "true");
    all[at].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", all[at].id);
  };
  const open = on => {
    list.hidden = !on;
    box.setAttribute("aria-expanded", on);
    if (on) return;
    options()[at]?.setAttribute("aria-selected", "false");
    at = -1;
    box.removeAttribute("aria-activedescendant");
  };
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]])
    box.setAttribute(name, value);

  document.addEventListener("htmx:after:swap", e => {
    if (e.detail.ctx.target !== list) return;
    at = -1;
    box.removeAttribute("aria-activedescendant");
    open(document.activeElement === box && box.value.trim() !== "" && options().length > 0);
  });
  box.addEventListener("input", () => { if (!box.value.trim()) open(false); });
  box.addEventListener("focus", () => { if (box.value.trim() && options().length) open(true); });
  box.form.addEventListener("focusout", e => { if (!box.form.contains(e.relatedTarget)) open(false); });
  box.addEventListener("keydown", e => {
    if (e.isComposing) return;
    if (e.key === "Escape" && !list.hidden) { e.preventDefault(); open(false); }
    else if ((e.key === "ArrowDown" || e.key === "ArrowUp") && options().length) {
      e.preventDefault();
      if (list.hidden) open(true);
      mark(e.key === "ArrowDown" ? at + 1 : at < 0 ? options().length - 1 : at - 1);
    }
    else if (e.key === "Enter" && !list.hidden && at >= 0) { e.preventDefault(); options()[at].click(); }
  });
})();
