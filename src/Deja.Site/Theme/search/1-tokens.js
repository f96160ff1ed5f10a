// The tokenizer of Deja.Recall once more, for the browser; a test holds the two against each other.
globalThis.dejaSearch = {};
((deja) => {
  "use strict";
  const longest = 40;
  const isBetween = (c, from, to) => c >= from && c <= to;
  const isIdeograph = (char) => {
    const c = char.charCodeAt(0);
    return (isBetween(c, 0x2e80, 0x9fff) && !isBetween(c, 0x3000, 0x3004) && !isBetween(c, 0x3008, 0x3020)) || isBetween(c, 0xac00, 0xd7af) || isBetween(c, 0xf900, 0xfaff);
  };
  const isSurrogate = (char) => isBetween(char.charCodeAt(0), 0xd800, 0xdfff);
  const isWord = (char) => /^[\p{L}\p{Nd}]$/u.test(char) || isSurrogate(char) || isIdeograph(char);
  const isLower = (char) => /^\p{Ll}$/u.test(char);
  const isUpper = (char) => /^\p{Lu}$/u.test(char);

  const accented = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ";
  const plain = "aaaaaaceeeeiiiinoooooouuuuyy";
  const fold = (char) => {
    const c = char.charCodeAt(0);
    const narrow = isBetween(c, 0xff01, 0xff5e) ? String.fromCharCode(c - 0xfee0) : char;
    const lower = narrow.toLowerCase();
    const single = lower.length === 1 ? lower : narrow;
    const at = accented.indexOf(single);
    return at < 0 ? single : plain[at];
  };

  // Steps 1a, 1b, 1c and 5a of Porter's stemmer.
  const stem = (word) => {
    if (word.length < 4 || !/^[a-z]*[sdgey]$/.test(word)) return word;
    const cutPlural = () => {
      if (!word.endsWith("s")) return word;
      if (/(sses|ies)$/.test(word)) return word.slice(0, -2);
      return /[sui]s$/.test(word) ? word : word.slice(0, -1);
    };
    const cutParticiple = (w) => {
      const cut = w.endsWith("ed") ? 2 : w.endsWith("ing") ? 3 : 0;
      const rest = w.slice(0, w.length - cut);
      if (cut === 0 || rest.length < 3 || !/[aeiouy]/.test(rest)) return w;
      return /([^aeioulsz])\1$/.test(rest) ? rest.slice(0, -1) : rest;
    };
    const cut = cutParticiple(cutPlural());
    if (cut.length >= 4 && /[^aeiou]y$/.test(cut)) return `${cut.slice(0, -1)}i`;
    return cut.length > 4 && cut.endsWith("e") ? cut.slice(0, -1) : cut;
  };

  const opensWord = (text, at) => {
    if (at + 1 >= text.length || !isLower(text[at + 1])) return false;
    return text[at + 1] !== "s" || (at + 2 < text.length && isWord(text[at + 2]));
  };
  const partEnd = (text, start) => {
    let at = start + 1;
    for (; at < text.length && isWord(text[at]) && !isIdeograph(text[at]); at++) {
      if (isSurrogate(text[at]) !== isSurrogate(text[at - 1])) return at;
      if (!isUpper(text[at])) continue;
      if (isLower(text[at - 1]) || (isUpper(text[at - 1]) && opensWord(text, at))) return at;
    }
    return at;
  };

  const ideographs = (text, start, tokens) => {
    let end = start + 1;
    while (end < text.length && isIdeograph(text[end])) end++;
    for (let i = start; i + 1 < end; i++) tokens.push({ term: text.slice(i, i + 2), kind: "bigram", start: i, length: 2 });
    tokens.push({ term: text[end - 1], kind: "last", start: end - 1, length: 1 });
    return end;
  };
  const identifier = (text, start, tokens) => {
    let [at, joined, parts] = [start, "", 0];
    while (at < text.length && (isWord(text[at]) || (text[at] === "_" && at > start)) && !isIdeograph(text[at])) {
      if (text[at] === "_") { at++; continue; }
      const end = partEnd(text, at);
      const folded = [...Array(Math.min(end - at, longest)).keys()].map((i) => fold(text[at + i])).join("");
      joined += folded.slice(0, longest - joined.length);
      tokens.push({ term: stem(folded), kind: "word", start: at, length: end - at });
      parts++;
      at = end;
    }
    if (parts > 1 && joined.length > 3 && joined.length < longest) tokens.push({ term: joined, kind: "joined", start, length: at - start });
    return at;
  };

  deja.isIdeograph = isIdeograph;
  deja.tokenize = (text) => {
    const tokens = [];
    for (let at = 0; at < text.length;) {
      if (isIdeograph(text[at])) at = ideographs(text, at, tokens);
      else if (isWord(text[at])) at = identifier(text, at, tokens);
      else at++;
    }
    return tokens;
  };
})(globalThis.dejaSearch);
