// What a page does beside being read: light and dark, copying, filling placeholders, enlarging pictures, following the table of contents.
(() => {
  "use strict";
  const root = document.documentElement;
  const main = document.getElementById("deja.content");
  if (!main) return;
  const words = main.dataset;
  const make = (name, properties) => Object.assign(document.createElement(name), properties);

  const theme = document.getElementById("deja.theme");
  const stored = (value) => {
    try {
      if (value === undefined) return localStorage.getItem("theme");
      localStorage.setItem("theme", value);
    } catch { /* A browser may keep nothing. */ }
    return null;
  };
  if (stored()) root.dataset.theme = stored();
  if (theme) {
    theme.hidden = false;
    theme.addEventListener("click", () => {
      const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = isDark ? "light" : "dark";
      stored(root.dataset.theme);
    });
  }

  // One argument, whatever it holds, as a shell reads it.
  const quoted = (value) => /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
  const filled = (code, fields) => fields.reduce((text, field) => field.value === "" ? text : text.split(`<${field.name}>`).join(quoted(field.value)).split(`{{${field.name}}}`).join(quoted(field.value)), code);

  const enhance = (scope) => {
    for (const pre of scope.querySelectorAll("pre")) {
      if (pre.closest(".output")) continue;
      let frame = pre.parentElement;
      if (!frame.classList.contains("code")) {
        frame = make("div", { className: "code" });
        pre.replaceWith(frame);
        frame.append(pre);
      }
      if (frame.querySelector(":scope > button")) continue;
      const figure = pre.closest(".block");
      const fields = [];
      const button = make("button", { type: "button", textContent: words.copy });
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(filled(pre.textContent, fields).replace(/\n$/, ""));
        button.textContent = words.copied;
        setTimeout(() => { button.textContent = words.copy; }, 1500);
      });
      frame.append(button);
      if (!figure || !figure.dataset.placeholders) continue;
      const row = make("div", { className: "fields" });
      for (const name of figure.dataset.placeholders.split("\n")) {
        const label = make("label", { textContent: `${name} ` });
        const field = make("input", { name, placeholder: words.value, autocomplete: "off", spellcheck: false });
        fields.push(field);
        label.append(field);
        row.append(label);
      }
      frame.after(row);
    }
    for (const picture of scope.querySelectorAll("article img")) {
      if (picture.closest("a, button")) continue;
      const link = make("a", { className: "zoom", href: picture.src, title: words.enlarge });
      const share = picture.getAttribute("width") || picture.style.width;
      if (share.endsWith("%")) {
        // A share of the text's width, which is now the link's to take.
        link.style.width = share;
        picture.style.width = "100%";
      }
      picture.replaceWith(link);
      link.append(picture);
    }
    for (const time of scope.querySelectorAll(".state time")) {
      const days = Math.floor((Date.now() - new Date(time.dateTime)) / 864e5);
      time.title = time.dateTime;
      if (days >= 0 && days < 60) time.textContent = new Intl.RelativeTimeFormat(document.documentElement.lang || "en", { numeric: "auto" }).format(-days, "day");
    }
  };
  enhance(main);

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a.zoom");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const dialog = make("dialog", { className: "picture" });
    dialog.setAttribute("aria-label", words.enlarge);
    const shown = link.querySelector("img");
    dialog.append(make("img", { src: shown.src, alt: shown.alt }));
    dialog.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => { dialog.remove(); link.focus(); });
    document.body.append(dialog);
    dialog.showModal();
  });

  // The script of the search is loaded when it is first used; what is typed meanwhile is kept.
  const link = document.getElementById("deja.search");
  let loading = null;
  const loadSearch = () => loading ??= new Promise((resolve, reject) => {
    document.head.append(make("script", { src: link.dataset.script, onload: () => resolve(window.dejaSearch), onerror: reject }));
  });
  const searchPage = document.getElementById("deja.search-page");
  let searchBox = null;
  const openSearch = () => {
    if (searchPage) return searchPage.querySelector("input")?.select();
    if (!searchBox) {
      searchBox = make("dialog", { className: "search" });
      searchBox.setAttribute("aria-label", words.search);
      searchBox.append(make("input", { type: "search", ariaLabel: words.search }));
      document.body.append(searchBox);
      loadSearch().then((search) => search.fillDialog(searchBox, words), () => { location.href = link.href; });
    }
    if (!searchBox.open) searchBox.showModal();
    searchBox.querySelector("input").select();
  };
  if (link) {
    link.append(make("kbd", { textContent: "/" }));
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      openSearch();
    });
    document.addEventListener("keydown", (event) => {
      const isTyping = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
      const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isSlash && !(event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey))) return;
      event.preventDefault();
      openSearch();
    });
    if (searchPage) loadSearch().then((search) => search.fillPage(searchPage, words));
  }

  const follow = () => {
    const links = new Map([...document.querySelectorAll(".contents a")].map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
    if (links.size === 0 || !("IntersectionObserver" in window)) return;
    const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
    const mark = () => {
      const line = 120;
      let current = headings[0];
      for (const heading of headings) if (heading.getBoundingClientRect().top < line) current = heading;
      for (const link of links.values()) link.removeAttribute("aria-current");
      const link = current && links.get(current.id);
      if (link) link.setAttribute("aria-current", "true");
    };
    const observer = new IntersectionObserver(mark, { rootMargin: "-110px 0px -60% 0px", threshold: [0, 1] });
    for (const heading of headings) observer.observe(heading);
  };
  follow();

  // For the live server: what a reload replaces is made complete again.
  window.dejaEnhance = () => { enhance(main); follow(); };
})();
