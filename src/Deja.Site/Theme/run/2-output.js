// What a run shows, under its block. All HTML that comes is the server's own: text is text in it, and what kernels made has passed the site's allow-list.
((deja) => {
  "use strict";
  const { make, say } = deja;

  deja.Output = class {
    constructor(number) {
      this.number = number;
      this.parts = [];
      this.told = make("p", { className: "told" });
      this.body = make("div", { className: "parts" });
      this.element = make("div", { className: "output run" }, this.told, this.body);
      this.element.setAttribute("role", "group");
      this.element.setAttribute("aria-label", say("output"));
    }

    get isOver() { return Boolean(this.end); }

    take(line) {
      const isAtEnd = this.body.scrollHeight - this.body.scrollTop - this.body.clientHeight < 24;
      if (line.state) Object.assign(this, { state: line.state, isEdited: line.edited });
      if (line.at !== undefined) this.show(line);
      if (line.progress !== undefined) this.progress = line.progress;
      if (line.end) this.finish(line);
      if (line.state || line.end || line.progress !== undefined) this.tell();
      if (isAtEnd) this.body.scrollTop = this.body.scrollHeight;
    }

    show(line) {
      if (line.text === undefined) {
        const part = line.left ? make("p", { className: "left", textContent: `… ${say("left", line.left.toLocaleString())} …` }) : make("div", { innerHTML: line.html });
        if (this.parts[line.at]) this.parts[line.at].replaceWith(part);
        else this.body.append(part);
        this.parts[line.at] = part;
        return;
      }
      if (!this.parts[line.at]) {
        this.parts[line.at] = make("pre", { tabIndex: 0 }, make("span"));
        this.body.append(this.parts[line.at]);
      }
      const last = this.parts[line.at].lastElementChild;
      last.insertAdjacentHTML("beforebegin", line.text);
      last.innerHTML = line.last;
    }

    finish(line) {
      this.end = line;
      this.progress = "";
      if (line.message) this.body.append(make("pre", { className: "message", tabIndex: 0, textContent: line.message }));
    }

    tell() {
      const parts = [this.end ? say(this.end.end) : say(this.state === "running" ? "running" : "waiting")];
      if (this.end && this.end.end === "failed" && this.end.exit > 0) parts.push(say("exit", this.end.exit));
      if (this.end && this.end.line) parts.push(say("line", this.end.line) + (this.end.where ? ` (${this.end.where})` : ""));
      if (this.end && !["not-run", "left-out"].includes(this.end.end)) parts.push(`${this.end.seconds.toLocaleString()} s`);
      if (this.isEdited) parts.push(say("edited"));
      if (this.progress) parts.push(this.progress);
      this.words = parts.join(" · ") + (this.end && this.end.lost && this.end.end !== "done" ? `. ${say("lost")}` : "");
      this.told.textContent = this.words;
      this.element.dataset.state = this.end ? this.end.end : this.state || "waiting";
    }
  };
})(window.dejaRun);
