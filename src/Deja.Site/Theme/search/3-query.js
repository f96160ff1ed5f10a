// Typed words as the units to look for, as Deja.Recall's Query makes them.
((deja) => {
  "use strict";
  const [mostUnits, shortestPrefix, wholeWordCount, longestWord] = [24, 3, 20, 5];

  const meaningAt = (start, text, at) => {
    for (let length = Math.min(longestWord, text.length - at); length > 0; length--) {
      const meaning = start.byWord.get(text.slice(at, at + length));
      if (meaning) return { meaning, length };
    }
    return null;
  };

  const split = (start, words) => {
    const units = [];
    let end = 0;
    for (const token of deja.tokenize(words)) {
      if (token.start < end || token.kind === "joined") continue;
      const text = words.slice(token.start, token.start + token.length);
      if (token.kind === "word") {
        units.push({ text, term: token.term, meaning: start.byTerm.get(token.term) ?? null });
        continue;
      }
      const known = meaningAt(start, words, token.start);
      if (known) {
        const word = words.slice(token.start, token.start + known.length);
        units.push({ text: word, term: word, meaning: known.meaning });
        end = token.start + known.length;
      } else if (token.kind === "bigram" || token.start === 0 || !deja.isIdeograph(words[token.start - 1])) {
        units.push({ text, term: text, meaning: null });
      }
    }
    return units.map((u) => ({ ...u, isChinese: deja.isIdeograph(u.term) }));
  };

  const bigrams = (word) => [...Array(word.length - 1).keys()].map((i) => word.slice(i, i + 2));

  const countOf = async (store, unit) => {
    if (!unit.isChinese) return (await store.term(unit.term))?.count ?? 0;
    if (unit.term.length === 1) return 1;
    const counts = await Promise.all(bigrams(unit.term).map(async (b) => (await store.term(b))?.count ?? 0));
    return Math.min(...counts);
  };

  function* slips(word) {
    const letters = "abcdefghijklmnopqrstuvwxyz";
    for (let i = 1; i < word.length; i++) {
      yield word.slice(0, i) + word.slice(i + 1);
      if (i + 1 < word.length) yield word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2);
      for (const letter of letters) yield word.slice(0, i) + letter + word.slice(i + 1);
    }
    for (let i = 1; i <= word.length; i++) for (const letter of letters) yield word.slice(0, i) + letter + word.slice(i);
  }

  const nearest = async (store, typed) => {
    const word = typed.toLowerCase();
    if (!/^[a-z]{4,32}$/.test(word)) return null;
    const counts = await store.spelling(word[0]);
    let best = null;
    for (const slip of counts === null ? [] : new Set(slips(word))) {
      const { term } = deja.tokenize(slip)[0];
      const count = Object.hasOwn(counts, term) ? counts[term] : 0;
      if (count > (best?.count ?? 0)) best = { word: slip, term, count };
    }
    return best;
  };

  deja.bigrams = bigrams;
  deja.queryOf = async (store, words) => {
    const start = await store.open();
    let units = split(start, words).slice(0, mostUnits);
    const isGrammar = (u) => start.grammar.has(u.term);
    if (units.some((u) => !isGrammar(u))) units = units.filter((u) => !isGrammar(u));
    for (const [i, unit] of units.entries()) {
      let count = await countOf(store, unit);
      if (!unit.isChinese && i === units.length - 1 && unit.text.length >= shortestPrefix && count < wholeWordCount) {
        unit.isPrefix = true;
        if (count === 0) count = Math.min(wholeWordCount, new Set((await store.beginning(unit.text.toLowerCase())).flatMap((row) => [...row.list.keys()])).size);
      }
      if (count === 0 && !unit.isChinese && unit.meaning === null) {
        const found = await nearest(store, unit.text);
        if (found) {
          Object.assign(unit, { correction: found.term, correctedWord: found.word, meaning: start.byTerm.get(found.term) ?? null, isPrefix: false });
          count = found.count;
        }
      }
      unit.weight = Math.log(1 + (start.entries + 1) / (count + 1));
    }
    return units;
  };
})(globalThis.dejaSearch);
