// A block's code as text to edit. Tab indents as the code does, Escape leaves the text, so that the keyboard is never caught in it.
((deja) => {
  "use strict";
  const { make, say } = deja;

  deja.Editor = class {
    constructor(pre, state, leave) {
      this.pre = pre;
      this.hash = state.hash;
      this.before = pre.textContent.replace(/\n$/, "");
      this.text = make("textarea", { value: state.text ?? this.before, spellcheck: false, autocapitalize: "off", autocomplete: "off", wrap: "off" });
      this.text.setAttribute("aria-label", say("code"));
      this.indent = /^\t/m.test(this.before) ? "\t" : /^ {2}\S/m.test(this.before) ? "  " : "    ";
      this.text.addEventListener("input", () => this.fit());
      this.text.addEventListener("keydown", (event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          leave();
        } else if (event.key === "Tab" && !event.ctrlKey && !event.altKey && !event.metaKey) {
          event.preventDefault();
          if (event.shiftKey) this.outdent();
          else this.put(this.indent);
        }
      });
      pre.hidden = true;
      pre.parentElement.classList.add("editing");
      pre.before(this.text);
      this.fit();
    }

    get isChanged() { return this.text.value !== this.before; }

    fit() { this.text.rows = Math.min(40, this.text.value.split("\n").length + 1); }

    // As if it were typed, so that it can be taken back.
    put(words) {
      if (!document.execCommand("insertText", false, words)) this.text.setRangeText(words, this.text.selectionStart, this.text.selectionEnd, "end");
    }

    outdent() {
      const at = this.text.selectionStart;
      const start = this.text.value.lastIndexOf("\n", at - 1) + 1;
      const blank = /^(\t| {1,4})/.exec(this.text.value.slice(start))?.[0].slice(0, this.indent.length);
      if (!blank) return;
      this.text.setSelectionRange(start, start + blank.length);
      if (!document.execCommand("delete")) this.text.setRangeText("");
      this.text.setSelectionRange(Math.max(start, at - blank.length), Math.max(start, at - blank.length));
    }

    close() {
      this.text.remove();
      this.pre.hidden = false;
      this.pre.parentElement.classList.remove("editing");
    }
  };
})(window.dejaRun);
