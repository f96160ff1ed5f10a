// All blocks of the page. Outputs and unsaved text stay where they are when the page shows what was saved.
((deja) => {
  "use strict";
  const { make, say } = deja;
  if (!deja.canRun) return;
  const status = make("div", { className: "heard" });
  status.setAttribute("role", "status");
  document.body.append(status);
  const announce = deja.announce = (words) => { status.textContent = words; };

  const outputs = new Map();
  const bars = new Map();
  let blocks = [];

  const known = () => [...outputs.values()].filter((o) => o.isOver).map((o) => o.number);
  const find = (note, id) => blocks.find((b) => b.note === note && b.id === id);

  const take = (note, line) => {
    let output = outputs.get(line.run);
    if (!output) outputs.set(line.run, output = new deja.Output(line.run));
    if (line.block) Object.assign(output, { note, block: line.block });
    for (const older of outputs.values()) if (older.note === note && older.block === output.block && older.number < output.number) outputs.delete(older.number);
    const wasOver = output.isOver;
    output.take(line);
    const block = find(note, output.block);
    if (block) attach(block, output);
    if (line.state === "running" || (line.end && !wasOver)) announce(`${block ? block.name : output.block}: ${output.words}`);
  };

  const attach = (block, output) => {
    block.show(output);
    block.refresh();
    refreshBars();
    const blamed = output.end && output.end.where ? find(block.note, output.end.where) : block;
    if (!output.isEdited && blamed && !blamed.editor) blamed.mark(output.end && output.end.line);
  };

  // All blocks of a note, or those down to one. The server runs them one after the other, and leaves out what comes behind one that fails.
  deja.runAll = async (note, last) => {
    const chosen = blocks.filter((b) => b.note === note && (!last || b.index <= last.index));
    if (chosen.some((b) => b.isLacking)) return;
    const group = `${Date.now()}-${Math.random()}`;
    for (const block of chosen) if (!await block.run(false, group)) return;
  };
  const isRunning = (note) => blocks.some((b) => b.note === note && b.isRunning);
  const refreshBars = () => { for (const [note, all] of bars) all.textContent = say(isRunning(note) ? "stop-all" : "run-all"); };

  const watch = deja.watchNote = (note) => deja.watch(note, known, take);
  const watchAll = () => { for (const note of new Set(blocks.map((b) => b.note))) watch(note); };

  const addBars = () => {
    bars.clear();
    for (const note of new Set(blocks.map((b) => b.note))) {
      const all = deja.button("run-all", "all", () => {
        if (isRunning(note)) deja.ask("stop", { note });
        else deja.runAll(note);
      });
      bars.set(note, all);
      const bar = make("p", { className: "runbar" }, all, deja.button("restart", "restart", async () => {
        const answer = await deja.ask("restart", { note });
        announce(answer.ok ? say("restarted") : answer.problem);
        told.textContent = status.textContent;
      }));
      const told = make("span");
      bar.append(told);
      const first = blocks.find((b) => b.note === note).figure;
      const header = first.closest("article")?.querySelector(":scope > header");
      if (header) header.after(bar);
      else first.before(bar);
    }
  };

  // What readers typed and have not saved, by the place of its block.
  let kept = [];
  const keep = () => {
    kept = blocks.map((b) => ({
      note: b.note, id: b.id,
      values: b.fields.map((f) => [f.name, f.value]),
      focus: b.row.contains(document.activeElement) ? document.activeElement.classList[0] : null,
      editor: b.editor && { hash: b.editor.hash, text: b.editor.text.value, at: document.activeElement === b.editor.text ? [b.editor.text.selectionStart, b.editor.text.selectionEnd] : null },
    }));
  };
  const giveBack = (block) => {
    const one = kept.find((k) => k.note === block.note && k.id === block.id) || (kept[block.index]?.note === block.note && !blocks.some((b) => b.id === kept[block.index].id) ? kept[block.index] : null);
    if (!one) return;
    for (const [name, value] of one.values.filter(([, v]) => v !== "")) block.field(name).value = value;
    if (one.editor) block.edit(one.editor);
    if (one.focus) block.row.querySelector(`.${one.focus}`).focus({ preventScroll: true });
    if (!one.editor || !one.editor.at) return;
    block.editor.text.focus({ preventScroll: true });
    block.editor.text.setSelectionRange(...one.editor.at);
  };

  const scan = () => {
    blocks = [...document.querySelectorAll("figure.block[data-run]")].map((figure, i) => new deja.Block(figure, i));
    addBars();
    blocks.forEach(giveBack);
    for (const output of outputs.values()) {
      const block = find(output.note, output.block);
      if (block) attach(block, output);
    }
    watchAll();
  };
  document.addEventListener("deja-leaving", keep);
  document.addEventListener("deja-shown", scan);
  document.addEventListener("deja-runs", watchAll);
  scan();
})(window.dejaRun);
