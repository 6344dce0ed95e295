// The frame's behaviour. Everything works without it; this file makes it quicker and says aloud what happened.
(() => {
  const root = document.documentElement, $ = (s, from = document) => from.querySelector(s), $$ = (s, from = document) => [...from.querySelectorAll(s)];
  root.classList.add("js");
  const store = {
    get: key => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { value == null ? localStorage.removeItem(key) : localStorage.setItem(key, value); } catch { /* full or forbidden: drafts are a courtesy */ } },
  };

  // --- Saying it aloud
  const say = text => {
    const live = $("#live");
    if (!live || !text) return;
    live.textContent = "";
    setTimeout(() => live.textContent = text, 60);
  };

  // --- Toasts: good news leaves by itself (10 s, so that Undo can be reached), errors stay until closed
  const arm = toast => {
    if (toast.dataset.armed) return;
    toast.dataset.armed = Date.now();
    // The same refusal again takes the place of the first.
    $$(".toast--error", toast.parentElement).forEach(other => { if (other !== toast && $("p", other).textContent === $("p", toast).textContent) other.remove(); });
    if (toast.classList.contains("toast--error")) return;
    // What came before makes room, or one step after another piles up over the page; what can be undone stays its time.
    $$(".toast[data-armed]:not(.toast--error)", toast.parentElement).forEach(other => { if (toast.dataset.armed - other.dataset.armed > 500 && !$("form", other) && !other.contains(document.activeElement)) other.remove(); });
    let timer;
    const start = () => timer = setTimeout(() => toast.remove(), 10000), stop = () => clearTimeout(timer);
    for (const [on, act] of [["mouseenter", stop], ["focusin", stop], ["mouseleave", start], ["focusout", start]])
      toast.addEventListener(on, () => { stop(); act(); });
    start();
  };
  const complain = (text, link) => {
    const template = $("#toast-error"), toasts = $("#toasts");
    // What stands there already is not said again: some parts of a page ask every few seconds.
    if (!template || !toasts || $$(".toast--error p", toasts).some(p => p.textContent.startsWith(text))) return;
    const toast = template.content.firstElementChild.cloneNode(true);
    $("p", toast).textContent = text;
    if (link) $("p", toast).append(" ", link);
    toasts.replaceChildren(...$$(".toast:not(.toast--error)", toasts), toast);
  };

  // --- Busy buttons. Not disabled: that would throw the focus away and drop the button's own value from the form.
  const busy = (button, on) => {
    if (!button) return;
    for (const name of ["aria-busy", "aria-disabled"]) on ? button.setAttribute(name, "true") : button.removeAttribute(name);
  };
  const buttonOf = (form, submitter) => submitter ?? (form.matches?.("form") ? $("button:not([type=button]), input[type=submit]", form) : form);
  document.addEventListener("submit", e => {
    const form = e.target, button = buttonOf(form, e.submitter);
    if (form.getAttribute("aria-busy") === "true") { e.preventDefault(); e.stopImmediatePropagation(); return; }
    if (form.matches("[data-download], [method=dialog], [target]")) return;
    setTimeout(() => {
      if (e.defaultPrevented) return;   // htmx has it, or it was stopped
      form.setAttribute("aria-busy", "true");
      busy(button, true);
    });
  }, true);
  addEventListener("pageshow", e => { if (e.persisted) $$("[aria-busy=true]").forEach(x => { busy(x, false); }); });

  document.addEventListener("htmx:before:request", e => {
    const { ctx } = e.detail, from = ctx.sourceElement;
    ctx.busy = [buttonOf(from, ctx.request.submitter), from.matches("form") ? from : null].filter(x => x?.matches("button, a, form, input[type=submit]"));
    ctx.busy.forEach(x => busy(x, true));
  });
  const rest = e => e.detail.ctx?.busy?.forEach(x => { busy(x, false); });
  document.addEventListener("htmx:finally:request", rest);
  document.addEventListener("htmx:error", rest);
  document.addEventListener("htmx:after:swap", rest);

  // --- Answers that do not belong into the page. The server sends most of them as a toast; this is for the others.
  const sentence = status =>
    status === 403 ? "You may not do that. Ask an administrator if you should be able to."
    : status === 404 ? "That is not there any more, or not yours to see."
    : status === 429 ? "That was too often in a short time. Wait a minute, then try again."
    : "Something went wrong on our side and nothing was changed. Try again in a moment.";
  // Signed out: who pressed something is led to the sign-in page. What a page asks by itself, perhaps while someone types, leads nobody away.
  let toldSignedOut = false;
  const stay = ctx => {
    const link = Object.assign(document.createElement("a"), { href: ctx.hx.redirect, target: "_blank", rel: "noopener", textContent: "Sign in in a new tab" });
    ctx.hx = {}; ctx.swap = "none"; ctx.text = "";
    if (!toldSignedOut) complain("You are signed out. What you typed is still here: sign in, then go on.", link);
    toldSignedOut = true;
  };
  document.addEventListener("htmx:response:error", e => {
    const { ctx } = e.detail, status = ctx.response.status;
    if (status === 401 && ctx.hx.redirect && !["submit", "click"].includes(ctx.sourceEvent?.type)) return stay(ctx);
    if (ctx.hx.retarget || ctx.hx.redirect || [400, 409, 413, 415, 422].includes(status)) return;
    ctx.swap = "none"; ctx.text = "";
    complain(sentence(status));
  });
  document.addEventListener("htmx:error", e => {
    if (e.detail.ctx?.response) return;
    complain("The server could not be reached. What you typed is still here; try again when you are connected.");
  });

  // --- After a swap: announce, and never leave the focus on nothing
  document.addEventListener("htmx:after:swap", e => {
    const { ctx } = e.detail, target = ctx.sourceElement?.isConnected ? ctx.sourceElement : document;
    const part = ctx.target?.isConnected ? ctx.target : ctx.target?.id ? document.getElementById(ctx.target.id) : null;
    dress(document);
    const summary = part && $(".error-summary", part);
    if (summary) return summary.focus();
    say(part?.dataset?.announce ?? (part && $("[data-announce]", part)?.dataset.announce));
    if (document.activeElement && document.activeElement !== document.body) return;
    const next = (part && $("[autofocus], [data-focus]", part)) || part || (target !== document && target);
    if (!next) return;
    if (next === part) next.tabIndex = -1;
    // A part stays where it is; what is pointed out within it has to be seen.
    next.focus({ preventScroll: next === part });
  });

  // --- Drafts of long texts: kept here, for the account that wrote them, until the form was accepted
  const { account } = document.body.dataset;
  // By where they are sent: a card is opened beside its board too, whose address is the board's until it is there.
  const draftKey = area => `draft:${account}:${new URL(area.form?.getAttribute("action") || "", location.href).pathname}:${area.dataset.draft}`;
  const dropDrafts = which => {
    try { Object.keys(localStorage).filter(key => key.startsWith("draft:") && which(key)).forEach(key => localStorage.removeItem(key)); } catch { /* none kept */ }
  };
  // Several people may use one browser: what one of them did not send is not for the next.
  if (account) dropDrafts(key => !key.startsWith(`draft:${account}:`));
  const keeping = new Map();
  const stop = area => { clearTimeout(keeping.get(area)); keeping.delete(area); };
  const keep = area => { stop(area); store.set(draftKey(area), area.value || null); };
  const keepAll = () => [...keeping.keys()].forEach(keep);
  const offer = (area, kept) => {
    const put = text => { area.value = text; area.dispatchEvent(new Event("input", { bubbles: true })); }, brought = !area.value;
    const note = document.createElement("div"), words = document.createElement("div");
    const choice = (text, act) => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button button--small", textContent: text });
      button.addEventListener("click", () => { act(); note.remove(); area.focus(); });
      return button;
    };
    const away = choice("Throw it away", () => { if (brought) put(""); stop(area); store.set(draftKey(area), null); });
    note.className = "notice draft";
    words.append(...(brought ? ["Your draft was brought back. ", away] : ["This browser has kept a text that you have not sent. ", choice("Bring it back", () => put(kept)), " ", away]));
    note.append(words);
    (area.closest(".write__both") ?? area).before(note);
    if (brought) area.value = kept;
    say(words.firstChild.data.trim());
  };
  const drafts = area => {
    if (area.dataset.dressed || !account) return;
    area.dataset.dressed = "yes";
    const kept = store.get(draftKey(area));
    if (kept && kept !== area.value) offer(area, kept);
    area.addEventListener("input", () => { stop(area); keeping.set(area, setTimeout(keep, 400, area)); });
  };
  // What is about to be kept goes too: who sends right after the last letter would find the text again.
  const forget = form => $$("textarea[data-draft]", form).forEach(a => { stop(a); store.set(draftKey(a), null); $(".notice.draft", a.parentElement)?.remove(); });
  document.addEventListener("htmx:before:request", keepAll);
  document.addEventListener("htmx:after:request", e => { const { ctx } = e.detail; if (ctx.response.status < 300 && ctx.sourceElement.matches("form")) forget(ctx.sourceElement); });
  document.addEventListener("submit", e => { if (e.target.matches("[data-signs-out]")) { [...keeping.keys()].forEach(stop); dropDrafts(() => true); } }, true);
  addEventListener("pagehide", () => {
    keepAll();
    const sent = $$("form[aria-busy=true] textarea[data-draft]").map(draftKey);
    try { if (sent.length) sessionStorage.setItem("sent", JSON.stringify(sent)); } catch { /* then the draft is offered once too often */ }
  });
  try {
    // The server answers a plain form that was accepted by leading to a page. A refusal, a failure or a server out of reach leads nowhere,
    // and a lost session to the sign-in page: then the text was not stored, and its draft stays.
    const sent = JSON.parse(sessionStorage.getItem("sent") ?? "[]"), [came] = performance.getEntriesByType("navigation");
    sessionStorage.removeItem("sent");
    if (came?.type === "navigate" && came.redirectCount > 0 && !$(".alone, .error-summary, .failure, .toast--error")) sent.forEach(key => store.set(key, null));
  } catch { /* no storage, no drafts */ }

  // --- Keys
  const keysOn = () => store.get("keys") !== "off";
  const typing = e => e.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  const places = { t: "/", b: "/boards", w: "/wiki", h: "/time", p: "/people", r: "/reports", a: "/admin" };
  let going = -Infinity;
  const help = () => { const d = $("#keys"); if (d?.showModal && !d.open) d.showModal(); };
  document.addEventListener("keydown", e => {
    if (e.key === "Escape") $$(".menu[open]").forEach(m => { m.open = false; $("summary", m).focus(); });
    if (e.ctrlKey || e.metaKey || e.altKey || typing(e) || $("dialog[open]") || !keysOn()) return;
    if (e.timeStamp - going < 1200) {
      going = -Infinity;
      const link = places[e.key] && $(`.side a[href="${places[e.key]}"]`);
      if (link) { e.preventDefault(); link.click(); }
      return;
    }
    const it = e.key === "/" ? $$("[data-search], .find-link").find(x => x.checkVisibility()) : e.key === "n" ? $("[data-new]") : null;
    if (e.key === "?") { e.preventDefault(); help(); }
    else if (e.key === "g") going = e.timeStamp;
    else if (it) { e.preventDefault(); e.key === "/" && it.select ? (it.focus(), it.select()) : it.matches("input, select, textarea") ? it.focus() : it.click(); }
  });
  document.addEventListener("click", e => {
    $$(".menu[open]").forEach(m => { if (!m.contains(e.target)) m.open = false; });
    if (e.target.closest("[aria-disabled=true]")) { e.preventDefault(); e.stopPropagation(); return; }
    if (e.target.closest("[data-close]")) e.target.closest(".toast")?.remove();
    if (e.target.closest("[data-keys]")) { e.preventDefault(); $$(".menu[open]").forEach(m => m.open = false); help(); }
  }, true);
  document.addEventListener("change", e => {
    if (e.target.id === "keys-on") store.set("keys", e.target.checked ? null : "off");
    if (e.target.matches("[data-check-all]")) $$("td [type=checkbox]", e.target.closest("table")).forEach(x => x.checked = e.target.checked);
    // Only where a part of the page changes: a choice alone opens no other page.
    if (e.target.matches("form[hx-get] [data-submit-on-change]")) e.target.form.requestSubmit();
  });

  // --- What a page or a new part of it needs once
  const dress = from => {
    $$(".toast", from).forEach(arm);
    $$("textarea[data-draft]", from).forEach(drafts);
    $$("[data-check-all]", from).forEach(x => x.hidden = false);
  };
  new MutationObserver(() => dress(document)).observe($("#toasts") ?? document.body, { childList: true });
  dress(document);
  const box = $("#keys-on");
  if (box) box.checked = keysOn();
  $(".error-summary")?.focus();
  // What stands in a live region from the start is not read out.
  say($("#toasts .toast p")?.textContent);
})();
