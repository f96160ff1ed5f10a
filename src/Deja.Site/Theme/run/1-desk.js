// Asks the server to run and save, and hears what comes of it. The key came behind the printed address, which no browser sends on; it stays with this host and port.
((deja) => {
  "use strict";
  const script = document.currentScript;
  const place = "deja-run-key";
  const base = new URL(document.documentElement.dataset.root || "./", location.href);
  const handed = /^#deja-key=([0-9a-f]{64})$/.exec(location.hash);
  const stored = (value) => {
    try {
      if (value === undefined) return localStorage.getItem(place);
      localStorage.setItem(place, value);
    } catch { /* A browser may keep nothing. */ }
    return null;
  };
  if (handed) {
    stored(handed[1]);
    history.replaceState(null, "", location.pathname + location.search);
  }
  const key = handed ? handed[1] : stored();

  deja.canRun = Boolean(key);
  deja.say = (name, number) => script.getAttribute(`data-${name}`).replace("{}", number);
  deja.make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  const ask = (action, body) => fetch(new URL(`-/run/${action}`, base), { method: "POST", headers: { "Content-Type": "application/json", "X-Deja-Key": key }, body: JSON.stringify(body) });
  deja.ask = async (action, body) => {
    try {
      const answer = await ask(action, body);
      return { ok: answer.ok, status: answer.status, ...await answer.json() };
    } catch {
      return { ok: false, problem: deja.say("unreachable") };
    }
  };

  const lines = async (body, take) => {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const parts = (rest + value).split("\n");
      rest = parts.pop();
      for (const part of parts) take(JSON.parse(part));
    }
  };

  // One stream for each note, as long as something of it runs.
  const watched = new Map();
  deja.watch = async (note, known, take) => {
    if (watched.has(note)) {
      watched.get(note).isAsked = true;
      return;
    }
    const state = { isAsked: true };
    watched.set(note, state);
    try {
      while (state.isAsked) {
        state.isAsked = false;
        const answer = await ask("watch", { note, known: known() });
        if (!answer.ok) return;
        await lines(answer.body, (line) => take(note, line));
      }
    } catch {
      // The server ended, or the page is left; the next sign of life begins it anew.
    } finally {
      watched.delete(note);
    }
  };
})(window.dejaRun = {});
