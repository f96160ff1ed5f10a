// BM25F as Deja.Recall's EntryScorer has it: first by the counts of the index, then, for the best, by the entries themselves.
((deja) => {
  "use strict";
  const [headingWeight, contextWeight, mostBelow, saturation, usualLength, completeBonus, longLength] = [5, 2, 4, 1.2, 800, 2, 4000];
  const lineWeight = { c: 1.5, l: 0.3, p: 1 };
  const [prefixWorth, otherWorth] = [0.8, 0.7];

  // As many as are read to put the best in order, so many at first, and the bytes that all of a query may take.
  const [mostRead, firstRead, mostBytes] = [40, 8, 280000];

  const weigh = (units, counts, length, phrase) => {
    const all = units.reduce((sum, u) => sum + u.weight, 0);
    const slack = saturation * (0.7 + 0.3 * Math.min(4, length / usualLength));
    let [sum, covered] = [0, 0];
    for (const [i, count] of counts.entries()) {
      if (count <= 0) continue;
      sum += units[i].weight * count / (count + slack);
      covered += units[i].weight;
    }
    if (sum <= 0) return 0;
    const coverage = covered / all;
    const score = sum / all * coverage * coverage * (1 + 0.5 * phrase);
    return counts.every((c) => c > 0) ? completeBonus * Math.min(1, longLength / length) + score : score;
  };

  const add = (found, list, worth) => {
    for (const [id, p] of list) {
      const known = found.get(id) ?? { heading: 0, context: 0, below: 0, length: p.length };
      found.set(id, { heading: known.heading + worth * p.heading, context: known.context + worth * p.context, below: known.below + worth * p.below, length: p.length });
    }
  };

  // Entries that have all pairs of a Chinese word's characters, with the least that any of them counts.
  const wordList = async (store, word) => {
    if (word.length === 1) {
      const all = new Map();
      for (const row of await store.beginning(word)) add(all, row.list, 1);
      return { list: all, isWhole: true };
    }
    const rows = await Promise.all(deja.bigrams(word).map((b) => store.term(b)));
    if (rows.some((r) => r === null)) return { list: new Map(), isWhole: true };
    rows.sort((a, b) => a.list.size - b.list.size);
    const list = new Map();
    for (const [id, p] of rows[0].list) {
      const others = rows.map((r) => r.list.get(id));
      if (others.some((o) => !o)) continue;
      list.set(id, { heading: Math.min(...others.map((o) => o.heading)), context: Math.min(...others.map((o) => o.context)), below: Math.min(...others.map((o) => o.below)), length: p.length });
    }
    return { list, isWhole: rows.every((r) => r.count <= r.list.size) };
  };

  const unitList = async (store, unit) => {
    const found = new Map();
    const term = unit.correction ?? unit.term;
    let isWhole = true;
    if (unit.isChinese) {
      const own = await wordList(store, term);
      isWhole = own.isWhole;
      add(found, own.list, 1);
    } else {
      const row = await store.term(term);
      if (row) add(found, row.list, 1);
      isWhole = !row || row.count <= row.list.size;
      if (unit.isPrefix) for (const other of await store.beginning(unit.text.toLowerCase())) if (other !== row) add(found, other.list, prefixWorth);
    }
    for (const other of unit.meaning?.terms ?? []) {
      if (other === term || store.loaded > mostBytes / 2) continue;
      const row = await store.term(other);
      if (row) add(found, row.list, otherWorth);
    }
    for (const other of unit.meaning?.words ?? []) {
      if (other === term || other.length < 2 || store.loaded > mostBytes / 2) continue;
      add(found, (await wordList(store, other)).list, otherWorth);
    }
    return { found, isWhole };
  };

  const candidatesOf = async (store, units) => {
    const lists = await Promise.all(units.map((u) => unitList(store, u)));
    const ids = new Set(lists.flatMap((l) => [...l.found.keys()]));
    const candidates = [];
    for (const id of ids) {
      let length = 0;
      const counts = lists.map(({ found, isWhole }) => {
        const p = found.get(id);
        // Of a term that very many entries have not all are listed: it may be there.
        if (!p) return isWhole ? 0 : 1;
        length = p.length;
        return headingWeight * p.heading + Math.min(mostBelow, p.below) + contextWeight * p.context;
      });
      candidates.push({ id, counts, score: weigh(units, counts, length, 0) });
    }
    return candidates.sort((a, b) => b.score - a.score || a.id - b.id);
  };

  const highlighter = (units) => {
    const [terms, chinese] = [new Map(), []];
    let prefix = null;
    for (const [i, unit] of units.entries()) {
      if (unit.isChinese) chinese.push({ unit: i, word: unit.term, worth: 1 });
      else terms.set(unit.correction ?? unit.term, { unit: i, worth: 1 });
      if (unit.isPrefix) prefix = { unit: i, text: unit.text.toLowerCase() };
    }
    for (const [i, unit] of units.entries()) {
      for (const term of unit.meaning?.terms ?? []) if (!terms.has(term)) terms.set(term, { unit: i, worth: otherWorth });
      for (const word of unit.meaning?.words ?? []) if (word !== unit.term) chinese.push({ unit: i, word, worth: otherWorth });
    }
    return (text) => {
      const hits = [];
      for (const token of deja.tokenize(text)) {
        if (token.kind === "bigram" || token.kind === "last") continue;
        const found = terms.get(token.term);
        if (found) hits.push({ ...found, start: token.start, length: token.length });
        else if (prefix && token.term.startsWith(prefix.text)) hits.push({ unit: prefix.unit, worth: prefixWorth, start: token.start, length: token.length });
      }
      for (const { unit, word, worth } of chinese) for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) hits.push({ unit, worth, start: at, length: word.length });
      return hits.sort((a, b) => a.start - b.start);
    };
  };

  const phraseOf = (units, hits) => {
    let [best, run] = [0, 0];
    for (const [i, hit] of hits.entries()) {
      const last = hits[i - 1];
      run = i > 0 && hit.unit === last.unit + 1 && hit.start - (last.start + last.length) <= 2 ? run + 1 : 1;
      best = Math.max(best, run);
    }
    return best > 1 ? (best - 1) / (units.length - 1) : 0;
  };

  const score = (units, hitsIn, candidate, entry) => {
    const counts = units.map(() => 0);
    const below = units.map(() => 0);
    let phrase = 0;
    const count = (text, weight, into) => {
      const hits = hitsIn(text);
      for (const hit of hits) into[hit.unit] += weight * hit.worth;
      phrase = Math.max(phrase, phraseOf(units, hits) * Math.sqrt(weight));
      return hits;
    };
    const heading = count(entry.t, headingWeight, counts);
    let best = null;
    for (const [i, text] of entry.l.entries()) {
      const hits = count(text, lineWeight[entry.k[i]], below);
      const worth = [...new Map(hits.toReversed().map((h) => [h.unit, h])).values()].reduce((sum, h) => sum + units[h.unit].weight * h.worth, 0);
      if (best === null || worth > best.worth) best = { text, hits, worth };
    }
    for (const i of counts.keys()) counts[i] += Math.min(below[i], mostBelow);
    const shown = phrase;
    for (const title of entry.x) count(title, contextWeight, counts);
    phrase = shown;
    if (entry.c) for (const i of counts.keys()) counts[i] = Math.max(counts[i], candidate.counts[i]);
    return { id: candidate.id, entry, heading, line: best, score: weigh(units, counts, entry.s, phrase) };
  };

  const byPlace = (a, b) => {
    const [one, other] = [a.u.split("#")[0], b.u.split("#")[0]];
    return one < other ? -1 : one > other ? 1 : a.o - b.o;
  };

  // The best entries, best first, and what was put in the place of words that nothing has.
  deja.search = async (store, words, limit = 10) => {
    store.loaded = 0;
    const units = await deja.queryOf(store, words);
    if (units.length === 0) return { matches: [], corrections: [] };
    const candidates = await candidatesOf(store, units);
    const hitsIn = highlighter(units);
    const matches = [];
    const most = Math.min(candidates.length, Math.max(mostRead, limit));
    for (let [at, batch] = [0, firstRead]; at < most && batch > 0; batch = Math.floor((mostBytes - store.loaded) / store.largest)) {
      const read = candidates.slice(at, Math.min(most, at + batch));
      const entries = await Promise.all(read.map((c) => store.entry(c.id)));
      // An entry may be gone from a site that was built anew under the reader.
      for (const [i, candidate] of read.entries()) if (entries[i]) matches.push(score(units, hitsIn, candidate, entries[i]));
      at += read.length;
    }
    matches.sort((a, b) => b.score - a.score || byPlace(a.entry, b.entry));
    return { matches: matches.filter((m) => m.score > 0).slice(0, limit), corrections: units.filter((u) => u.correction).map((u) => [u.text, u.correctedWord]), loaded: store.loaded };
  };
})(globalThis.dejaSearch);
