// Holds our colours of code against highlight.js's: node compare.js HIGHLIGHT.JS DIR [--show]
// DIR has a folder a language, and in it NAME.txt, the code, with NAME.html, what we made of it.
// Prints a line a language: its name, the percentage of non-blank characters that have the same class, how many
// those are, and the percentage when words of the language must also be of the same kind.
// With --show, the commonest differences are below, as theirs>ours, with places.
const fs = require('node:fs')
const path = require('node:path')
const highlight = require(path.resolve(process.argv[2]))
const root = process.argv[3]
const show = process.argv.includes('--show')

// Classes that mean the same. What is not named is plain: highlight.js's own themes leave it uncoloured too
// (params, punctuation, operator, property, tag, subst), or take the colour around it (an escape in a string).
// Of a comment's inner marks we show none. What it calls a symbol is a name with a mark: a lifetime, an entity.
const theirs = {
  keyword: 'word.k', built_in: 'word.b', type: 'word.t', literal: 'word.l', 'variable.language': 'word.k',
  string: 'string', regexp: 'string', 'char.escape': 'inherit', symbol: 'variable', number: 'number',
  comment: 'comment', doctag: 'comment', title: 'name', variable: 'variable', 'template-variable': 'variable',
  attr: 'key', attribute: 'key', meta: 'meta', bullet: 'meta',
  name: 'tag', section: 'tag', 'selector-tag': 'tag', 'selector-class': 'tag', 'selector-id': 'tag', 'selector-attr': 'tag', 'selector-pseudo': 'tag',
  addition: 'inserted', deletion: 'deleted',
}
const ours = { k: 'word.k', t: 'word.t', b: 'word.b', l: 'word.l', s: 'string', n: 'number', c: 'comment', f: 'name', v: 'variable', y: 'key', m: 'meta', g: 'tag', i: 'inserted', d: 'deleted' }

function ofTheirs(classes, around) {
  const all = classes.split(' ')
  if (all.some(c => c.startsWith('language-'))) return ''
  const name = all[0].replace('hljs-', '')
  const full = [name, ...all.slice(1).map(c => c.replace(/_+$/, ''))].join('.')
  const found = theirs[full] ?? theirs[name] ?? ''
  return found === 'inherit' ? around : found
}

function decode(text) {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#x27;|&#39;/g, "'").replace(/&amp;/g, '&')
}

function classesOf(html, map) {
  const open = ['']
  const all = []
  let text = ''
  for (const m of html.matchAll(/<span class="([^"]*)">|<\/span>|([^<]+)/g)) {
    if (m[1] !== undefined) open.push(map(m[1], open.at(-1)))
    else if (m[2] === undefined) open.pop()
    else {
      const piece = decode(m[2])
      text += piece
      for (let i = 0; i < piece.length; i++) all.push(open.at(-1))
    }
  }
  return [text, all]
}

for (const language of fs.readdirSync(root).sort()) {
  let count = 0, same = 0, strictly = 0
  const differences = new Map()
  for (const file of fs.readdirSync(path.join(root, language)).filter(f => f.endsWith('.txt'))) {
    const code = fs.readFileSync(path.join(root, language, file), 'utf8')
    const [text, mine] = classesOf(fs.readFileSync(path.join(root, language, file.replace(/txt$/, 'html')), 'utf8'), c => ours[c] ?? '')
    const [other, their] = classesOf(highlight.highlight(code, { language, ignoreIllegals: true }).value, ofTheirs)
    if (text !== code || other !== code) throw new Error(`${language}/${file}: the code is not shown as it is`)
    for (let i = 0; i < text.length; i++) {
      if (/\s/.test(text[i])) continue
      count++
      const [a, b] = [their[i], mine[i]]
      if (a === b) strictly++
      // A call is a built-in to highlight.js in C++ alone, whatever its name.
      const [x, y] = [a.split('.')[0], b.split('.')[0]]
      if (x === y || (language === 'cpp' && a === 'word.b' && y === 'name')) same++
      else if (show) {
        const key = `${x || '-'}>${y || '-'}`
        const found = differences.get(key) ?? { n: 0, places: [] }
        found.n++
        if (i === 0 || their[i - 1] !== a || mine[i - 1] !== b) found.places.push(`${file} ${JSON.stringify(text.slice(Math.max(0, i - 25), i) + '«' + text.slice(i, i + 25))}`)
        differences.set(key, found)
      }
    }
  }
  console.log(`${language} ${(100 * same / count).toFixed(2)} ${count} ${(100 * strictly / count).toFixed(2)}`)
  for (const [key, d] of [...differences].sort((a, b) => b[1].n - a[1].n).slice(0, 7)) {
    console.log(`   ${key} ${(100 * d.n / count).toFixed(2)}`)
    const step = Math.max(1, Math.floor(d.places.length / 6))
    for (let i = 0; i < d.places.length && i < 6 * step; i += step) console.log(`      ${d.places[i]}`)
  }
}
