// A board under the hand: drag, keys, the card beside the board, and others' changes. Everything works without it.
// The server decides: a drag fills the form, and what the answer brings is put where its rank says.
(() => {
  const $ = (s, from = document) => from.querySelector(s), $$ = (s, from = document) => [...from.querySelectorAll(s)];
  const board = () => $("#board"), move = $("#move"), dialog = $("#card-dialog");
  const lists = () => $$(".cards", board()), cardOf = node => node?.closest?.(".card");
  const idOf = card => card ? +card.id.slice(1) : 0;
  let dragging = false, focused = null;

  // --- Send a card to a place. The list tells column and lane; the card above tells where in it.
  const send = (card, list, above, from) => {
    const set = (name, value) => { move.elements[name].value = value ?? ""; };
    set("card", idOf(card)); set("column", list.dataset.column); set("lane", list.dataset.lane || laneOf(card, list));
    set("after", above === undefined ? "" : idOf(above)); set("from", from.dataset.column);
    focused = card.id;
    move.requestSubmit();
  };
  // Rows that are no lanes of the board leave a card in the lane it has.
  const laneOf = (card, list) => list.id.includes("-l") ? "" : card.dataset.lane;

  // --- Drag
  const sortables = new WeakSet();
  const bind = () => {
    if (!move || !window.Sortable) return;
    for (const list of lists()) {
      if (sortables.has(list)) continue;
      sortables.add(list);
      Sortable.create(list, {
        group: "cards", draggable: ".card", filter: ".card__move", preventOnFilter: false, delay: 180, delayOnTouchOnly: true, touchStartThreshold: 4,
        animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120, ghostClass: "is-ghost", scroll: true, bubbleScroll: true,
        onStart: () => { dragging = true; },
        onEnd: e => {
          dragging = false;
          if (e.from === e.to && e.oldDraggableIndex === e.newDraggableIndex) return;
          send(e.item, e.to, cardOf(e.item.previousElementSibling) ?? null, e.from);
        },
      });
    }
  };

  // --- What the server sent stands where its rank says; who had the focus keeps it
  const place = () => {
    for (const card of $$(".card[data-fresh]")) {
      card.removeAttribute("data-fresh");
      $$(`[id="${card.id}"]`).forEach(other => { if (other !== card) other.remove(); });
      const list = card.parentElement, rank = +card.dataset.rank;
      if (list.dataset.state === "Done") { list.prepend(card); continue; }
      list.insertBefore(card, [...list.children].find(c => c !== card && +c.dataset.rank > rank) ?? null);
    }
  };
  document.addEventListener("htmx:before:swap", e => {
    focused = cardOf(document.activeElement)?.id ?? focused;
    if (e.detail.ctx?.target === dialog) say(document.body);
  }, true);
  document.addEventListener("htmx:after:swap", e => {
    place();
    bind();
    if (focused && (document.activeElement === document.body || !document.activeElement)) $(".card__title", document.getElementById(focused) ?? document)?.focus({ preventScroll: true });
    focused = null;
    if (e.detail.ctx?.target === dialog && dialog.childElementCount) {
      if (!dialog.open) dialog.showModal();
      say(dialog);
    }
    if (dialog?.open) retitle();
  }, true);
  document.addEventListener("htmx:before:request", e => {
    if (e.detail.ctx.sourceElement?.id === "live-changes" && (document.hidden || dragging)) e.preventDefault();
  });
  document.addEventListener("htmx:error", e => { if (e.detail.ctx?.sourceElement === move) refresh(); });
  const refresh = () => { const live = $("#live-changes"); if (live) live.dispatchEvent(new CustomEvent("board-changed")); };

  // --- A card opens beside its board; the address and the title say so, and Back closes it
  let opener = null, shown = null, staying = false;
  const title = document.title;
  const retitle = () => {
    const name = dialog?.open && $("#card h2", dialog)?.textContent;
    document.title = name ? name + title.slice(title.lastIndexOf(" – ")) : title;
  };
  // What is outside an open dialog is covered and mute: what is said goes along with it.
  const say = where => where.append(...[$("#live"), $("#toasts")?.parentElement].filter(Boolean));
  const open = (url, isThere) => {
    if (!window.htmx || !dialog) return location.assign(url);
    opener = `c${/\d+/.exec(url)}`;
    htmx.ajax("GET", url, { target: "#card-dialog", swap: "innerHTML" }).then(() => {
      if (!dialog.open) return;
      shown = url;
      if (!isThere) remember(url);
    });
  };
  const isChanged = x =>
    x.matches("select") ? x.selectedIndex !== Math.max(0, [...x.options].findIndex(o => o.defaultSelected))
    : x.matches("[type=checkbox], [type=radio]") ? x.checked !== x.defaultChecked
    : x.matches("[type=file]") ? x.files.length > 0
    : !x.matches("[type=hidden]") && x.value !== x.defaultValue;
  const mayClose = () =>
    !$$("form[method=post] :is(input, textarea, select)", dialog).some(isChanged) || confirm("What you entered on this card was not sent. Close it all the same?");
  const close = () => { if (mayClose()) dialog.close(); };
  // Marked as htmx marks its own, or it would write its mark over ours.
  const remember = url => history.pushState({ htmx: true, card: url }, "", url);
  // htmx would fetch anew what Back and Forward lead to; it is here already.
  const stay = () => { staying = true; setTimeout(() => { staying = false; }, 2000); };
  document.addEventListener("htmx:before:history:restore", e => { if (staying) { staying = false; e.preventDefault(); } });
  addEventListener("popstate", e => {
    if (!dialog) return;
    if (!dialog.open && !e.state?.card) return;
    stay();
    if (!dialog.open) open(e.state.card, true);
    if (e.state?.card) return;
    if (mayClose()) dialog.close();
    else remember(shown);
  });
  dialog?.addEventListener("cancel", e => { if (e.target === dialog && !mayClose()) e.preventDefault(); });
  dialog?.addEventListener("close", () => {
    const from = opener, focus = () => (document.getElementById(from ?? "") ?? board())?.querySelector(".card__title")?.focus({ preventScroll: true });
    say(document.body);
    dialog.replaceChildren();
    retitle();
    if (history.state?.card) {
      stay();
      history.back();
      // Having gone back, a browser puts the focus to the top of the page.
      window.navigation?.addEventListener("navigatesuccess", focus, { once: true });
    }
    refresh();
    focus();
  });
  // Beside the dialog is where both ends of a click are: text that is marked may end there, and the dialog has a rim of its own.
  const isBeside = e => {
    const at = dialog.getBoundingClientRect();
    return e.target === dialog && (e.clientX < at.left || e.clientX > at.right || e.clientY < at.top || e.clientY > at.bottom);
  };
  let pressedBeside = false;
  dialog?.addEventListener("pointerdown", e => { pressedBeside = isBeside(e); });
  document.addEventListener("click", e => {
    if (dialog?.open && (e.target.closest("[data-close-dialog]") || (pressedBeside && isBeside(e)))) { close(); return; }
    const link = e.target.closest?.(".card__title, .card__move");
    if (!link || !board()?.contains(link) || e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
    e.preventDefault();
    open(link.getAttribute("href"));
  });

  // --- Keys: arrows go from card to card, with Shift they move it, m asks where to
  const visible = list => list.getClientRects().length > 0;
  document.addEventListener("keydown", e => {
    const card = cardOf(e.target);
    if (!card || e.ctrlKey || e.metaKey || e.altKey || $("dialog[open]") || localStorage.getItem("keys") === "off") return;
    const list = card.parentElement, row = lists().filter(l => visible(l) && l.closest(".board__row") === list.closest(".board__row"));
    const cards = [...list.children], at = cards.indexOf(card), column = row.indexOf(list);
    const focus = next => { if (next) { e.preventDefault(); $(".card__title", next)?.focus(); } };
    if (e.key === "m" && move && !e.shiftKey) { e.preventDefault(); open(`/cards/${idOf(card)}/move`); return; }
    if (!["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].includes(e.key)) return;
    if (!e.shiftKey) {
      if (e.key === "ArrowUp") focus(cards[at - 1]);
      else if (e.key === "ArrowDown") focus(cards[at + 1]);
      else for (let i = column + (e.key === "ArrowRight" ? 1 : -1); i >= 0 && i < row.length; i += e.key === "ArrowRight" ? 1 : -1)
        if (row[i].children.length) { focus(row[i].children[Math.min(at, row[i].children.length - 1)]); break; }
      return;
    }
    if (!move) return;
    e.preventDefault();
    if (e.key === "ArrowUp" && at > 0) send(card, list, cards[at - 2] ?? null, list);
    else if (e.key === "ArrowDown" && at < cards.length - 1) send(card, list, cards[at + 1], list);
    else if (e.key === "ArrowLeft" && column > 0) send(card, row[column - 1], undefined, list);
    else if (e.key === "ArrowRight" && column < row.length - 1) send(card, row[column + 1], undefined, list);
  });

  // --- Lanes stay closed for who closed them
  const key = lane => `lane:${board().dataset.board}:${lane.id}`;
  const lanes = () => { try { $$(".lane", board()).forEach(l => { if (localStorage.getItem(key(l))) l.open = false; }); } catch { /* no storage */ } };
  document.addEventListener("toggle", e => {
    // Who opens the line for a new card writes into it, and what they type is no key of the page.
    if (e.target.matches?.(".quick") && e.target.open && e.target.contains(document.activeElement)) $("[name=title]", e.target).focus();
    if (!e.target.matches?.(".lane")) return;
    try { e.target.open ? localStorage.removeItem(key(e.target)) : localStorage.setItem(key(e.target), "closed"); } catch { /* no storage */ }
  }, true);
  lanes();
  bind();
  // Who comes from a card that was moved goes on at it.
  addEventListener("load", () => { if (location.hash) cardOf(document.getElementById(location.hash.slice(1)))?.querySelector(".card__title")?.focus(); });
})();
