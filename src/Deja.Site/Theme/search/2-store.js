// The index as it is loaded: a few kilobytes of it for each query.
((deja) => {
  "use strict";
  const number = (bytes, place) => {
    let [value, scale] = [0, 1];
    for (;;) {
      const byte = bytes[place.at++];
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
  };
  // An entry's number: the file its text stands in, and where in that file.
  const inFile = 2 ** 20;
  const postingsOf = (bytes, start, end) => {
    const list = new Map();
    let file = 0;
    for (const place = { at: start }; place.at < end;) {
      const step = number(bytes, place);
      file += Math.floor(step / 16);
      let index = step % 16;
      if (index === 15) index += number(bytes, place);
      const fields = bytes[place.at++];
      list.set(file * inFile + index, { heading: fields >> 6, context: (fields >> 4) & 3, below: (fields & 15) * 4 / 15, length: 2 ** (bytes[place.at++] / 12) - 1 });
    }
    return list;
  };
  const termsOf = (bytes) => {
    const terms = new Map();
    for (const place = { at: 0 }; place.at < bytes.length;) {
      const length = number(bytes, place);
      const term = new TextDecoder().decode(bytes.subarray(place.at, place.at + length));
      place.at += length;
      const count = number(bytes, place);
      const size = number(bytes, place);
      const start = place.at;
      let list = null;
      terms.set(term, { count, get list() { return list ??= postingsOf(bytes, start, start + size); } });
      place.at += size;
    }
    return terms;
  };

  deja.Store = class {
    // read(name, isFresh, stamp) gives a file's bytes.
    constructor(read) {
      this.read = read;
      this.loaded = 0;
      this.largest = 1;
      this.files = new Map();
    }

    file(name, make) {
      if (!this.files.has(name)) this.files.set(name, this.fetch(name).then(make).catch((e) => { this.files.delete(name); throw e; }));
      return this.files.get(name);
    }

    async fetch(name, isFresh = false) {
      // What was kept of another build is not asked for.
      const bytes = await this.read(name, isFresh, this.start?.stamp);
      this.loaded += bytes.length;
      return bytes;
    }

    json(name) {
      return this.file(name, (bytes) => JSON.parse(new TextDecoder().decode(bytes)));
    }

    async open() {
      this.start ??= await this.json("start.json").then((start) => {
        const rows = start.glossary.map((row) => row.split(" ")).map((all) => ({ terms: all.filter((w) => !deja.isIdeograph(w)), words: all.filter((w) => deja.isIdeograph(w)) }));
        const [byTerm, byWord] = [new Map(), new Map()];
        for (const row of rows) {
          for (const term of row.terms) if (!byTerm.has(term)) byTerm.set(term, row);
          for (const word of row.words) if (!byWord.has(word)) byWord.set(word, row);
        }
        return { ...start, grammar: new Set(start.grammar), byTerm, byWord };
      });
      return this.start;
    }

    shardOf(term) {
      const shards = this.start.shards;
      let [low, high] = [0, shards.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (shards[middle] <= term) low = middle + 1;
        else high = middle;
      }
      return low - 1;
    }

    shard(index) {
      const name = `t/${index}.bin`;
      return this.file(name, async (bytes) => {
        const terms = termsOf(bytes);
        // A cache may still hold a file of another build.
        return terms.has(this.start.shards[index]) ? terms : termsOf(await this.fetch(name, true));
      });
    }

    // How many entries have a term, and those that are listed; null where none has it.
    async term(term) {
      const index = this.shardOf(term);
      return index < 0 ? null : (await this.shard(index)).get(term) ?? null;
    }

    // The terms that begin so, of a few files at most.
    async beginning(text) {
      const found = [];
      const first = Math.max(0, this.shardOf(text));
      for (let i = first; i < Math.min(first + 3, this.start.shards.length); i++) {
        if (i > first && !this.start.shards[i].startsWith(text)) break;
        for (const [term, row] of await this.shard(i)) if (term.startsWith(text)) found.push(row);
      }
      return found;
    }

    async entry(id) {
      const name = `e/${Math.floor(id / inFile)}.json`;
      const file = await this.file(name, (bytes) => {
        this.largest = Math.max(this.largest, bytes.length);
        return JSON.parse(new TextDecoder().decode(bytes));
      });
      return file.entries[id % inFile];
    }

    // Terms that begin with a letter, and how many entries have each; null where there are none.
    async spelling(letter) {
      return this.start.letters.includes(letter) ? this.json(`w/${letter}.json`) : null;
    }
  };
})(globalThis.dejaSearch);
