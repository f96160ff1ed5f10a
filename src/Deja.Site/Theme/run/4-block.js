// One block that can be run: its buttons, and what they do.
((deja) => {
  "use strict";
  const { make, say } = deja;
  deja.button = (word, className, click) => {
    const made = make("button", { type: "button", className, textContent: say(word) });
    made.addEventListener("click", click);
    return made;
  };
  const button = deja.button;

  deja.Block = class {
    constructor(figure, index) {
      Object.assign(this, { figure, index, note: figure.dataset.note, id: figure.dataset.run, hash: figure.dataset.hash, output: null, editor: null });
      this.pre = figure.querySelector("pre");
      this.runButton = button("run", "run", () => this.toggle());
      this.editButton = button("edit", "edit", () => this.edit());
      this.saveButton = button("save", "save", () => this.save());
      this.discardButton = button("discard", "discard", () => this.close());
      this.runButton.title = `Ctrl+Enter; ${say("with-above")}`;
      const name = figure.querySelector(".name")?.textContent || this.pre.textContent.trim().split("\n")[0].slice(0, 40);
      for (const made of [this.runButton, this.editButton, this.saveButton, this.discardButton]) made.setAttribute("aria-label", `${made.textContent} ${name}`);
      this.name = name;
      this.row = make("div", { className: "runs" }, this.runButton, this.editButton, this.saveButton, this.discardButton);
      this.problem = make("div", { className: "problem", hidden: true });
      this.problem.setAttribute("role", "alert");
      (figure.querySelector(".fields") || figure.querySelector(".code")).after(this.row, this.problem);
      figure.addEventListener("keydown", (event) => {
        const isField = event.target.matches(".fields input");
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey || isField)) {
          event.preventDefault();
          if (event.shiftKey) deja.runAll(this.note, this);
          else if (!this.isRunning) this.run(false);
        } else if (event.key === "s" && (event.ctrlKey || event.metaKey) && this.editor) {
          event.preventDefault();
          this.save();
        }
      });
      this.showDefaults();
      this.refresh();
    }

    get isRunning() { return this.output !== null && !this.output.isOver; }

    get fields() { return [...this.figure.querySelectorAll(".fields input")]; }

    showDefaults() {
      const defaults = this.figure.dataset.defaults?.split("\n") || [];
      this.fields.forEach((field, i) => { if (defaults[i]) field.placeholder = defaults[i]; });
    }

    refresh() {
      this.runButton.textContent = say(this.isRunning ? "stop" : "run");
      this.runButton.setAttribute("aria-label", `${this.runButton.textContent} ${this.name}`);
      this.runButton.classList.toggle("stop", this.isRunning);
      this.editButton.hidden = Boolean(this.editor);
      this.saveButton.hidden = this.discardButton.hidden = !this.editor;
    }

    toggle() {
      if (this.isRunning) deja.ask("stop", { note: this.note, run: this.output.number });
      else this.run(false);
    }

    // Resolves to whether those below it may be asked for as well.
    async run(agreed, group) {
      this.say(null);
      const values = Object.fromEntries(this.fields.filter((f) => f.value !== "").map((f) => [f.name, f.value]));
      const code = this.editor && this.editor.isChanged ? { code: this.editor.text.value } : {};
      const answer = await deja.ask("start", { note: this.note, block: this.id, hash: this.editor ? this.editor.hash : this.hash, values, agreed, group, ...code });
      const isPassedOver = Boolean(group) && answer.status === 422 && !answer.missing;
      if (answer.run) deja.watchNote(this.note);
      else this.refuse(answer, isPassedOver);
      return Boolean(answer.run) || isPassedOver;
    }

    // Of several that are run, one that can't be, or wants to be asked for, is passed over and says so.
    refuse(answer, isPassedOver) {
      this.say(answer.problem);
      if (answer.question) {
        const yes = button("yes", "run", () => this.run(true));
        this.problem.append(make("div", { className: "runs" }, yes, button("no", "", () => { this.say(null); this.runButton.focus(); })));
        if (!isPassedOver) yes.focus();
      }
      const missing = (answer.missing || []).map((name) => this.field(name));
      for (const field of missing) field.setAttribute("aria-invalid", "true");
      if (missing.length > 0) missing[0].focus();
    }

    // Whether a value is missing that the page has a field for; says so.
    get isLacking() {
      const missing = this.fields.filter((f, i) => f.value === "" && !this.figure.dataset.defaults?.split("\n")[i]).map((f) => f.name);
      if (missing.length > 0) this.refuse({ problem: say("needed"), missing });
      return missing.length > 0;
    }

    // A block that is needed first, or edited text, may ask for values that the page had no field for.
    field(name) {
      const known = this.fields.find((f) => f.name === name);
      if (known) return known;
      if (!this.figure.querySelector(".fields")) this.row.before(make("div", { className: "fields" }));
      const field = make("input", { name, autocomplete: "off", spellcheck: false, placeholder: say("needed") });
      this.figure.querySelector(".fields").append(make("label", {}, `${name} `, field));
      return field;
    }

    say(words) {
      this.problem.replaceChildren(...words ? [make("p", { textContent: words })] : []);
      this.problem.hidden = !words;
      for (const field of this.fields) field.removeAttribute("aria-invalid");
    }

    edit(state) {
      this.mark(null);
      this.editor = new deja.Editor(this.pre, state || { hash: this.hash }, () => {
        if (this.editor.isChanged) this.saveButton.focus();
        else this.close();
      });
      this.refresh();
      if (!state) this.editor.text.focus();
    }

    close() {
      this.editor.close();
      this.editor = null;
      this.say(null);
      this.refresh();
      this.editButton.focus();
    }

    async save() {
      if (!this.editor.isChanged) {
        this.close();
        return;
      }
      const code = this.editor.text.value;
      const answer = await deja.ask("save", { note: this.note, block: this.id, hash: this.editor.hash, code });
      if (!answer.ok) {
        this.refuse(answer);
        return;
      }
      // The page itself follows in a moment.
      this.pre.textContent = `${code}\n`;
      if (this.output) this.output.block = answer.block;
      this.id = answer.block;
      this.close();
      deja.announce(say("saved"));
    }

    show(output) {
      if (this.output === output && output.element.isConnected) return;
      if (this.output && this.output !== output) this.output.element.remove();
      this.output = output;
      this.problem.after(output.element);
    }

    mark(line) {
      let fault = this.pre.querySelector(".fault");
      if (!line) {
        fault?.remove();
        return;
      }
      if (!fault) {
        fault = make("span", { className: "fault" });
        this.pre.append(fault);
      }
      fault.style.setProperty("--line", line - 1);
    }
  };
})(window.dejaRun);
