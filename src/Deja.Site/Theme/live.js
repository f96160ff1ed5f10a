// While a notebook is served: what was saved is shown in place, where the reader stands.
(() => {
  "use strict";
  const root = document.documentElement.dataset.root || "./";
  const address = new URL(`${root}-/live`, location.href);
  const show = async () => {
    const answer = await fetch(location.href, { cache: "no-store", headers: { Accept: "text/html" } });
    if (!(answer.headers.get("content-type") || "").startsWith("text/html")) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [fresh, shown] = [page.getElementById("deja.content"), document.getElementById("deja.content")];
    if (!fresh || !shown) return;
    const place = { top: scrollY, left: scrollX };
    const styles = (from) => [...from.querySelectorAll("head link[rel=stylesheet]")].map((l) => l.getAttribute("href"));
    for (const style of styles(page).filter((s) => !styles(document).includes(s))) {
      document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: style }));
    }
    document.dispatchEvent(new CustomEvent("deja-leaving"));
    shown.replaceChildren(...fresh.childNodes);
    document.title = page.title;
    if (window.dejaEnhance) window.dejaEnhance();
    scrollTo({ ...place, behavior: "instant" });
    document.dispatchEvent(new CustomEvent("deja-shown"));
  };
  let version = null;
  const source = new EventSource(address);
  source.onmessage = (event) => {
    // After a restart of the server the version differs as well.
    if (version !== null && version !== event.data) show();
    version = event.data;
  };
  let runs = null;
  source.addEventListener("runs", (event) => {
    if (runs !== null && runs !== event.data) document.dispatchEvent(new CustomEvent("deja-runs"));
    runs = event.data;
  });
})();
