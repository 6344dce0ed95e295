// Loads htmx from the CDN named in the settings, checked by its hash; when that fails or takes too long, the copy of this site, and
// remembers for ten minutes not to try again. The hash is computed at start from the same copy.
(() => {
  const d = document.currentScript.dataset, KEY = "htmx-cdn-down-until";
  const until = value => {
    try { return value ? sessionStorage.setItem(KEY, value) : +sessionStorage.getItem(KEY); } catch { return 0; }
  };
  const load = src => new Promise((ok, no) => {
    const s = document.createElement("script");
    s.src = src; s.integrity = d.integrity; s.crossOrigin = "anonymous"; s.onload = ok; s.onerror = no;
    document.head.append(s);
  });
  const local = () => load(d.local);
  if (!d.cdn || until() > Date.now() || !window.AbortSignal?.timeout) return void local();
  fetch(d.cdn, { integrity: d.integrity, mode: "cors", credentials: "omit", referrerPolicy: "no-referrer", signal: AbortSignal.timeout(+d.timeout) })
    .then(r => { if (!r.ok) throw new Error(r.status); return r.arrayBuffer(); })
    .then(() => load(d.cdn))
    .catch(() => { until(Date.now() + 600000); return local(); });
})();
