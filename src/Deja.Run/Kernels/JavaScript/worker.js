// The program of Deja's JavaScript kernel: it runs blocks one after the other in one context, as Kernels/PROTOCOL.md says. It needs nothing but Node.js 18 or later.
'use strict';
(() => {
  const fs = require('fs'), path = require('path'), util = require('util'), vm = require('vm'), { createRequire } = require('module'), { pathToFileURL } = require('url');
  const [requests, replies] = process.argv.slice(-2).map(Number);
  const write = text => {
    for (let bytes = Buffer.from(text), at = 0; at < bytes.length;) {
      try { at += fs.writeSync(replies, bytes, at); } catch (e) { if (e.code !== 'EAGAIN') throw e; }
    }
  };
  // Standard streams are written at once and whole: Node's own would keep what a pipe has no room for, and a display would come before it.
  for (const [stream, descriptor] of [[process.stdout, 1], [process.stderr, 2]]) {
    stream.write = (chunk, encoding, done) => {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk, typeof encoding === 'string' ? encoding : 'utf8') : chunk;
      for (let at = 0; at < bytes.length;) {
        try { at += fs.writeSync(descriptor, bytes, at); } catch (e) { if (e.code !== 'EAGAIN') throw e; }
      }
      const then = typeof encoding === 'function' ? encoding : done;
      if (then) process.nextTick(then);
      return true;
    };
  }
  const reply = fields => write(JSON.stringify(fields) + '\n');

  globalThis.require = createRequire(path.join(process.cwd(), 'block.js'));
  process.argv.splice(1);
  for (const name of ['module', 'exports', '__filename', '__dirname']) delete globalThis[name];

  let running = 0, count = 0;
  const forms = value => {
    const data = { 'text/plain': typeof value === 'string' ? util.inspect(value) : util.inspect(value, { maxArrayLength: 1000, maxStringLength: 100000, depth: 4 }) };
    const methods = { 'text/html': ['toHtml', '_toHtml'], 'image/svg+xml': ['toSvg', '_toSvg'], 'image/png': ['toPng', '_toPng'] };
    for (const [mime, names] of Object.entries(methods)) {
      for (const name of names) {
        try {
          if (value && typeof value === 'object' && typeof value[name] === 'function') data[mime] = mime === 'image/png' ? Buffer.from(value[name]()).toString('base64') : String(value[name]());
        } catch { /* What can't be shown in a richer form is shown as text. */ }
      }
    }
    return data;
  };
  // Deja says that it has a display; read at once, as a block that never waits never lets the event loop turn.
  const shown = fields => {
    reply({ ...fields, sync: true });
    const byte = Buffer.alloc(1);
    for (let line = ''; line.slice(-1) !== '\n';) {
      try { if (fs.readSync(requests, byte, 0, 1) === 0) return; line += byte.toString('latin1'); } catch (e) { if (e.code !== 'EAGAIN') return; }
    }
  };
  const show = (data, name, update) => shown({ is: 'display', id: running, data, ...(name ? { display: name } : {}), ...(update ? { update: true } : {}) });
  const displayed = name => ({ id: name, update: value => { show(forms(value), name, true); } });
  globalThis.display = (value, options = {}) => {
    const name = options.id ?? 'js' + ++count;
    show(options.mime ? { [options.mime]: Buffer.isBuffer(value) ? value.toString('base64') : value } : forms(value), name);
    return displayed(name);
  };
  Object.assign(globalThis.display, {
    html: text => globalThis.display(String(text), { mime: 'text/html' }),
    svg: text => globalThis.display(String(text), { mime: 'image/svg+xml' }),
    markdown: text => globalThis.display(String(text), { mime: 'text/markdown' }),
    png: bytes => globalThis.display(Buffer.from(bytes), { mime: 'image/png' }),
  });

  // import() and import declarations are looked up from the note's folder.
  const importFrom = specifier => {
    if (/^\.{0,2}\//.test(specifier)) return import(pathToFileURL(path.resolve(process.cwd(), specifier)).href);
    if (/^[a-z]+:/.test(specifier)) return import(specifier);
    let found;
    try { found = globalThis.require.resolve(specifier); } catch { return import(specifier); }
    return import(path.isAbsolute(found) ? pathToFileURL(found).href : found);
  };
  globalThis.__deja_import = importFrom;

  // Walks over code and hands on what is neither in a text, a comment, a regular expression nor in braces.
  function* tokens(code) {
    let depth = 0, last = '';
    for (let i = 0; i < code.length;) {
      const c = code[i], two = code.slice(i, i + 2);
      if (two === '//') { const end = code.indexOf('\n', i); i = end < 0 ? code.length : end; continue; }
      if (two === '/*') { const end = code.indexOf('*/', i + 2); i = end < 0 ? code.length : end + 2; continue; }
      if (c === '"' || c === "'") { const from = i; for (i++; i < code.length && code[i] !== c; i++) if (code[i] === '\\') i++; i++; last = 'x'; yield { text: code.slice(from, i), at: from, depth, isText: true }; continue; }
      if (c === '`') { const from = i; i = template(code, i); last = 'x'; yield { text: code.slice(from, i), at: from, depth, isText: true }; continue; }
      if (c === '/' && !/[\w$)\]}]/.test(last)) { let inClass = false; for (i++; i < code.length && (inClass || code[i] !== '/') && code[i] !== '\n'; i++) { if (code[i] === '\\') i++; else if (code[i] === '[') inClass = true; else if (code[i] === ']') inClass = false; } i++; last = 'x'; continue; }
      if (/[\w$]/.test(c) || c > '\x7f') { const from = i; while (i < code.length && (/[\w$]/.test(code[i]) || code[i] > '\x7f')) i++; const text = code.slice(from, i); last = /^(return|typeof|case|in|of|delete|void|throw|new|do|else|await|yield)$/.test(text) ? '' : 'x'; yield { text, at: from, depth }; continue; }
      if ('([{'.includes(c)) { yield { text: c, at: i, depth }; depth++; } else if (')]}'.includes(c)) { depth--; yield { text: c, at: i, depth }; } else if (c === '\n' || c.trim()) yield { text: c, at: i, depth };
      if (c.trim()) last = c;
      i++;
    }
  }
  function template(code, i) {
    for (i++; i < code.length && code[i] !== '`'; i++) {
      if (code[i] === '\\') i++;
      else if (code[i] === '$' && code[i + 1] === '{') {
        let depth = 1;
        for (i += 2; i < code.length && depth > 0; i++) { if (code[i] === '{') depth++; else if (code[i] === '}') depth--; else if (code[i] === '`') i = template(code, i) - 1; }
        i--;
      }
    }
    return i + 1;
  }

  const replaced = (code, changes) => changes.sort((a, b) => b.from - a.from).reduce((text, c) => text.slice(0, c.from) + c.text + text.slice(c.to), code);
  const lineEnds = text => text.replace(/[^\n]/g, '');

  // import declarations become calls, as only modules may have them and a module keeps its variables to itself.
  function withImports(code) {
    const changes = [];
    const pattern = /(^|[\n;])([ \t]*)import\s+(?:([\w$]+)\s*(?:,\s*)?)?(?:\*\s*as\s+([\w$]+)\s*)?(?:\{([^}]*)\}\s*)?(?:from\s*)?(['"])([^'"\n]+)\6[ \t]*;?/g;
    const starts = new Set([...tokens(code)].filter(t => t.text === 'import' && t.depth === 0).map(t => t.at));
    for (const match of code.matchAll(pattern)) {
      const at = match.index + match[1].length + match[2].length;
      if (!starts.has(at)) continue;
      const [, , , standard, all, names, , from] = match;
      const call = `await __deja_import(${JSON.stringify(from)})`;
      const parts = [];
      if (standard || names || all) parts.push(`var __deja_module = ${call}`);
      else parts.push(call);
      if (standard) parts.push(`var ${standard} = __deja_module.default`);
      if (all) parts.push(`var ${all} = __deja_module`);
      if (names) parts.push(`var { ${names.replace(/\s+as\s+/g, ': ').replace(/\s+/g, ' ')} } = __deja_module`);
      changes.push({ from: at, to: match.index + match[0].length, text: parts.join('; ') + ';' + lineEnds(match[0].slice(match[1].length)) });
    }
    return replaced(code, changes);
  }

  // let, const and class at the outermost level become var, so that the next block sees them, and may make them anew.
  function withShared(code) {
    const changes = [], all = [...tokens(code)];
    for (let i = 0; i < all.length; i++) {
      const { text, at, depth } = all[i];
      if (depth !== 0 || all[i].isText || (i > 0 && all[i - 1].text === '.')) continue;
      const next = all.slice(i + 1).find(t => t.text !== '\n');
      if ((text === 'const' || text === 'let') && next && (/^[\w$\x80-\uffff]/.test(next.text) || '{['.includes(next.text)) && !next.isText) changes.push({ from: at, to: at + text.length, text: 'var' });
      const before = all.slice(0, i).reverse().find(t => t.text !== '\n');
      if (text === 'class' && next && /^[\w$]/.test(next.text) && (!before || ';}'.includes(before.text) || /\n/.test(code.slice(before.at + before.text.length, at)) && !/[=(,:?]/.test(before.text))) changes.push({ from: at, to: at, text: `var ${next.text} = ` });
    }
    return replaced(code, changes);
  }

  // Node's own prompt knows await at the outermost level; what does without can be ended by Ctrl-C while it computes.
  const { PassThrough, Writable } = require('stream');
  const prompt = require('repl').start({ input: new PassThrough(), output: new Writable({ write: (_, __, done) => done() }), prompt: '', terminal: false, useGlobal: true, preview: false });
  prompt.removeAllListeners('close');
  for (const name of ['_', '_error']) delete globalThis[name];
  prompt._domain?.removeAllListeners('error');
  prompt._domain?.on('error', e => failed(e));
  const compile = (code, file) => {
    const options = { filename: file, importModuleDynamically: importFrom };
    if (/^\s*\{[^]*\}\s*$/.test(code)) { try { return new vm.Script(`(${code}\n)`, options); } catch { /* A block of statements. */ } }
    try { return new vm.Script(code, options); } catch (e) { if (![...tokens(code)].some(t => t.text === 'await')) throw e; return null; }
  };
  const evaluate = (code, file) => new Promise((resolve, reject) => prompt.eval(code, globalThis, file, (error, value) => error ? reject(error.err ?? error) : resolve(value)));

  let failed = e => process.stderr.write(util.inspect(e) + '\n');
  let stop = () => {};
  class Interrupted extends Error {}

  async function run({ code, file, line }) {
    const stopped = new Promise((_, reject) => { stop = () => reject(new Interrupted()); failed = reject; });
    stopped.catch(() => {});
    const source = '\n'.repeat(line - 1) + withShared(withImports(code));
    const compiled = compile(source, file);
    const value = compiled ? compiled.runInThisContext({ breakOnSigint: true, displayErrors: false }) : await Promise.race([evaluate(source, file), stopped]);
    if (value !== undefined && !/^(Timeout|Immediate)$/.test(value?.constructor?.name) && !/;\s*$/.test(withoutComment(code))) { globalThis._ = value; show(forms(value)); }
    await Promise.race([settled(), stopped]);
  }

  const withoutComment = code => { const all = [...tokens(code)].filter(t => t.text !== '\n'); const last = all[all.length - 1]; return last ? code.slice(0, last.at + last.text.length) : ''; };

  // Timers, servers and the like that a block leaves running are waited for: until then what they print is the block's.
  const waits = /^(Timeout|Immediate|FSReqCallback|FSReqPromise|GetAddrInfoReqWrap|TCPSocketWrap|TCPConnectWrap|TLSWrap|ProcessWrap|HTTPClientRequest)$/;
  const settled = () => new Promise(resolve => {
    const look = () => busy() <= left ? resolve() : later(look, 1).unref();
    soon(look);
  });
  const busy = () => process.getActiveResourcesInfo().filter(r => waits.test(r)).length;
  let left = 1; // One timer is our own; what a stopped block left running is waited for no more.
  const later = globalThis.setTimeout;
  const soon = globalThis.setImmediate;
  setInterval(() => {}, 2 ** 30); // Node ends when nothing is left to wait for.
  process.on('SIGINT', () => stop());

  function told(error, file) {
    if (error instanceof Interrupted || error?.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED') return { message: 'interrupted' };
    if (!(error instanceof Error) && !(error && typeof error.stack === 'string')) return { name: 'Error', message: 'thrown: ' + util.inspect(error) };
    const lines = String(error.stack).split('\n');
    const isOwn = text => /\[eval\d*\]|node:|evalmachine|REPL\d*/.test(text) && /^\s+at /.test(text);
    const trace = lines.filter(text => !isOwn(text)).join('\n').replace(/(\s+at new Promise \(<anonymous>\))?\s*$/, '');
    const place = new RegExp(file.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + ':(\\d+)(?::(\\d+))?').exec(error.stack) ?? [];
    return { name: error.name, message: String(error.message).split('\n')[0], trace, ...(place[1] ? { line: Number(place[1]) } : {}), ...(place[2] ? { column: Number(place[2]) } : {}) };
  }

  const plain = value => {
    if (value === undefined) throw new Error('it is undefined');
    if (typeof value === 'function' || typeof value === 'symbol') throw new Error(`a ${typeof value} can't be handed over as JSON`);
    if (value instanceof Map) return Object.fromEntries(value);
    if (value instanceof Set || ArrayBuffer.isView(value)) return Array.from(value);
    return value;
  };
  const answers = {
    get: ({ name }) => {
      let value;
      try { value = vm.runInThisContext(/^[\w$]+$/.test(name) ? name : 'undefined'); } catch { throw new Error(`there is no variable '${name}'`); }
      return { mime: 'application/json', data: plain(value) };
    },
    set: ({ name, value }) => {
      if (!/^[A-Za-z_$][\w$]*$/.test(name)) throw new Error(`'${name}' is no name of a JavaScript variable`);
      globalThis[name] = value.data;
      return null;
    },
    module: ({ name }) => {
      let found;
      try { found = globalThis.require.resolve(name); } catch { return null; }
      // Its package.json stands in the folder of its name, whatever the package exports.
      const at = found.lastIndexOf(path.join('node_modules', name) + path.sep);
      if (at < 0) return '';
      try { return JSON.parse(fs.readFileSync(path.join(found.slice(0, at), 'node_modules', name, 'package.json'), 'utf8')).version ?? ''; } catch { return ''; }
    },
  };

  async function handle(request) {
    running = request.id;
    if (request.do === 'run') {
      try {
        await run({ file: 'block', line: 1, ...request });
        reply({ is: 'done', id: request.id, status: 'ok' });
      } catch (e) {
        left = Math.max(1, busy());
        const isInterrupted = e instanceof Interrupted || e?.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED';
        reply({ is: 'done', id: request.id, status: isInterrupted ? 'interrupted' : 'error', error: told(e, request.file ?? 'block') });
      }
    } else if (answers[request.do]) {
      try { reply({ is: 'done', id: request.id, status: 'ok', answer: answers[request.do](request) }); } catch (e) { reply({ is: 'done', id: request.id, status: 'error', error: { message: e.message } }); }
    } else if (request.id !== undefined) reply({ is: 'done', id: request.id, status: 'error', error: { message: `this kernel has no '${request.do}'` } });
  }

  for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, e => failed(e));

  // Requests are read line by line while no block runs, so that what a block waits for (a display's "go") is its own to read.
  const read = () => {
    let rest = Buffer.alloc(0);
    const buffer = Buffer.alloc(65536);
    const next = () => fs.read(requests, buffer, 0, buffer.length, null, async (e, got) => {
      if (e && e.code === 'EAGAIN') return later(next, 5);
      if (e || got === 0) return process.exit();
      rest = Buffer.concat([rest, buffer.subarray(0, got)]);
      for (let end; (end = rest.indexOf(10)) >= 0;) {
        const line = rest.subarray(0, end);
        rest = rest.subarray(end + 1);
        await handle(JSON.parse(line));
      }
      next();
    });
    next();
  };
  reply({ is: 'ready', versions: { node: process.versions.node } });
  read();
})();
