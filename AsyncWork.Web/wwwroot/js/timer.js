// Counts the running timer on, and lets a page that stays open ask about quiet time. What counts is worked out by the server.
(() => {
  const quiet = 20 * 60e3, between = 2 * 60e3;
  const since = new WeakMap();
  let last = Date.now(), told = last, asked = false;
  const running = () => document.querySelector("#timer time[data-seconds]");

  const count = () => {
    for (const time of document.querySelectorAll("time[data-seconds]")) {
      if (!since.has(time)) since.set(time, Date.now());
      const minutes = Math.floor((+time.dataset.seconds + (Date.now() - since.get(time)) / 1000) / 60 + .5);
      const text = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
      if (time.textContent === text) continue;
      time.textContent = text;
      time.dateTime = `PT${minutes}M`;
    }
  };

  // The question comes from the server, which knows of other windows; never while it is being answered.
  const ask = () => {
    if (document.getElementById("timer-notice")?.contains(document.activeElement)) return;
    window.htmx?.ajax("GET", "/time/timer/idle", { target: "#timer", swap: "outerHTML" });
  };

  // That something was done on this page, and no more than that; at most every two minutes, and only while a timer runs.
  const act = async () => {
    const now = Date.now(), back = now - last >= quiet;
    last = now;
    asked = false;
    const token = document.querySelector("#timer input[name=__RequestVerificationToken]");
    if (!running() || !token || (now - told < between && !back)) return;
    told = now;
    try {
      await fetch("/time/timer/idle?handler=Seen", { method: "POST", body: new URLSearchParams({ [token.name]: token.value }) });
      if (back) ask();
    } catch { /* not connected: the next page that is opened says it */ }
  };
  for (const on of ["keydown", "pointerdown", "pointermove", "wheel"])
    addEventListener(on, act, { passive: true, capture: true });

  setInterval(() => {
    count();
    if (running() && !asked && Date.now() - last >= quiet) { asked = true; ask(); }
  }, 30e3);
  document.addEventListener("visibilitychange", count);
  document.addEventListener("htmx:after:swap", count);
  count();
})();
