// The box to search in: on its own page, and over any other.
((deja) => {
  "use strict";
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const base = new URL(`${document.documentElement.dataset.root || "./"}`, location.href);
  const read = async (name, isFresh, stamp) => {
    const answer = await fetch(new URL(`-/search/${name}${stamp === undefined ? "" : `?${stamp}`}`, base), { cache: isFresh ? "reload" : name === "start.json" ? "no-cache" : "default" });
    if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  let store = new deja.Store(read);
  // While a notebook is served it changes under the reader.
  document.addEventListener("deja-shown", () => { store = new deja.Store(read); });

  const [longest, lead] = [160, 40];
  const marked = (text, hits, isCut) => {
    let [start, end] = [0, text.length];
    if (isCut && text.length > longest) {
      start = hits.length > 0 ? Math.max(0, Math.min(hits[0].start - lead, text.length - longest)) : 0;
      end = Math.min(text.length, start + longest);
    }
    const parts = start > 0 ? ["…"] : [];
    let at = start;
    for (const hit of hits) {
      const to = hit.start + hit.length;
      if (hit.start < at || to > end) continue;
      parts.push(text.slice(at, hit.start), make("mark", { textContent: text.slice(hit.start, to) }));
      at = to;
    }
    return [...parts, text.slice(at, end), end < text.length ? "…" : ""];
  };

  const show = (list, matches) => {
    list.replaceChildren(...matches.map((match, i) => {
      const { entry, line, heading } = match;
      const above = entry.x.slice(0, entry.n).filter((title, at, all) => all.indexOf(title) === at);
      const link = make("a", { id: `found-${i}`, href: new URL(entry.u || ".", base).href, tabIndex: -1 }, make("strong", {}, ...marked(entry.t, heading, false)));
      if (above.length > 0) link.append(make("small", { textContent: [above[0], ...above.slice(1).reverse()].join(" › ") }));
      if (line && line.text) link.append(make("span", {}, ...marked(line.text, line.hits, true)));
      link.setAttribute("role", "option");
      return link;
    }));
  };

  const fill = (box, words, onSearch) => {
    // One that was typed into while this script was loaded goes on.
    const input = box.querySelector("input") ?? make("input", { type: "search" });
    Object.assign(input, { placeholder: words.search, autocomplete: "off", spellcheck: false, enterKeyHint: "go" });
    const list = make("div", { className: "found", id: "found" });
    const told = make("p", { className: "told" });
    for (const [name, value] of Object.entries({ role: "combobox", "aria-label": words.search, "aria-controls": "found", "aria-expanded": "false", "aria-autocomplete": "list" })) input.setAttribute(name, value);
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", words.search);
    told.setAttribute("role", "status");
    let [chosen, asked] = [-1, 0];
    const choose = (to) => {
      const items = [...list.children];
      items.forEach((item, i) => item.setAttribute("aria-selected", String(i === to)));
      chosen = to;
      if (items[to]) {
        input.setAttribute("aria-activedescendant", items[to].id);
        items[to].scrollIntoView({ block: "nearest" });
      } else input.removeAttribute("aria-activedescendant");
    };
    const tell = (text) => { told.textContent = text; };
    const search = async () => {
      const mine = ++asked;
      const query = input.value.trim();
      try {
        const result = query === "" ? { matches: [], corrections: [] } : await deja.search(store, query);
        if (mine !== asked) return;
        show(list, result.matches);
        input.setAttribute("aria-expanded", String(result.matches.length > 0));
        choose(result.matches.length > 0 ? 0 : -1);
        const taken = result.corrections.map(([typed, word]) => `${typed} → ${word}`).join(", ");
        tell(query !== "" && result.matches.length === 0 ? words.nothingFound : taken);
        box.dataset.loaded = String(result.loaded ?? 0);
        box.dataset.shown = query;
      } catch {
        if (mine === asked) tell(words.searchFailed);
      }
      onSearch(query);
    };
    input.addEventListener("input", search);
    input.addEventListener("keydown", (event) => {
      const count = list.children.length;
      if (event.isComposing) return;
      if (event.key === "ArrowDown" && count > 0) choose((chosen + 1) % count);
      else if (event.key === "ArrowUp" && count > 0) choose((chosen + count - 1) % count);
      else if (event.key === "Enter" && list.children[chosen]) list.children[chosen].click();
      else return;
      event.preventDefault();
    });
    if (!input.isConnected) box.replaceChildren(input);
    box.append(told, list);
    if (input.value !== "") search();
    return { input, search };
  };

  deja.fillDialog = (dialog, words) => {
    fill(dialog, words, () => {});
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("a")) dialog.close();
    });
  };
  deja.fillPage = (box, words) => {
    const address = new URL(location.href);
    const { input, search } = fill(box, words, (query) => {
      if (query === "") address.searchParams.delete("q");
      else address.searchParams.set("q", query);
      history.replaceState(null, "", address);
    });
    input.value = address.searchParams.get("q") ?? "";
    input.focus();
    if (input.value !== "") search();
  };
})(globalThis.dejaSearch);
