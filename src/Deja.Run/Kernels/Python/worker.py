# The program of Deja's Python kernel: it runs blocks one after the other in one module, as Kernels/PROTOCOL.md says. It needs nothing but Python 3.8 or later.
def _deja_main():
    import _ast, _thread, base64, builtins, io, json, linecache, os, signal, sys, types  # What takes long is imported where it is needed.
    import __main__

    requests, replies = int(sys.argv[1]), int(sys.argv[2])
    for descriptor in (requests, replies):
        os.set_inheritable(descriptor, False)
    requests, replies = os.fdopen(requests, 'rb'), os.fdopen(replies, 'wb', buffering=0)
    owner = os.getpid()

    def reply(**fields):
        if os.getpid() != owner:  # A child that a block forked has nothing to say to Deja.
            return
        whole = memoryview((json.dumps(fields, allow_nan=False, separators=(',', ':')) + '\n').encode())
        while whole:
            whole = whole[replies.write(whole):]

    user = __main__.__dict__
    for name in [n for n in user if not n.startswith('__')]:
        del user[name]
    user.pop('__file__', None)
    sys.argv = ['']
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding='utf-8', errors='backslashreplace', line_buffering=True)

    running = {'id': 0, 'busy': False}

    class NoInput(io.TextIOBase):
        def readable(self):
            return True

        def readline(self, size=-1):
            return ''

        def read(self, size=-1):
            return ''

        def fileno(self):
            return 0

    sys.stdin = NoInput()

    def flush():
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except Exception:
                pass

    # What a value is shown as: richest form last, as every front end takes the last that it knows.
    methods = [('image/svg+xml', '_repr_svg_'), ('text/latex', '_repr_latex_'), ('text/markdown', '_repr_markdown_'), ('application/json', '_repr_json_'),
               ('image/jpeg', '_repr_jpeg_'), ('image/png', '_repr_png_'), ('text/html', '_repr_html_')]
    most = 1 << 20

    def forms(value):
        text = value if isinstance(value, Shown) else None
        if text is not None:
            return text.data
        try:
            plain = repr(value)
        except Exception as e:
            plain = '<%s whose repr failed: %s>' % (type(value).__name__, e)
        data = {'text/plain': plain if len(plain) <= most else plain[:most] + '… (%d characters)' % len(plain)}
        if isinstance(value, type):
            return data
        bundle = getattr(value, '_repr_mimebundle_', None)
        if callable(bundle):
            try:
                got = bundle(include=None, exclude=None)
                got = got[0] if isinstance(got, tuple) else got
                data.update({k: encoded(k, v) for k, v in (got or {}).items() if v is not None})
            except Exception:
                pass
        for mime, name in methods:
            method = getattr(value, name, None)
            if mime in data or not callable(method):
                continue
            try:
                got = method()
            except Exception:
                continue
            got = got[0] if isinstance(got, tuple) else got
            if got is not None:
                data[mime] = encoded(mime, got)
        figure = picture(value)
        if figure:
            data['image/png'] = figure
        return data

    def encoded(mime, value):
        if isinstance(value, (bytes, bytearray)):
            return base64.b64encode(value).decode() if mime.startswith('image/') and mime != 'image/svg+xml' else value.decode('utf-8', 'replace')
        return value if mime.endswith('json') or isinstance(value, str) else str(value)

    def picture(value):
        module = sys.modules.get('matplotlib.figure')
        if module is None or not isinstance(value, module.Figure):
            return None
        out = io.BytesIO()
        value.savefig(out, format='png', bbox_inches='tight')
        plots = sys.modules.get('matplotlib.pyplot')
        if plots:
            plots.close(value)
        return base64.b64encode(out.getvalue()).decode()

    class Shown:
        def __init__(self, data):
            self.data = data

    class Handle:
        def __init__(self, name):
            self.display_id = name

        def update(self, value):
            show(value, name=self.display_id, update=True)

        def display(self, value):
            show(value, name=self.display_id)

    count, showing = [0], _thread.allocate_lock()

    def show(value, name=None, update=False):
        fields = {'is': 'display', 'id': running['id'], 'data': forms(value), 'sync': True}
        if name is not None:
            fields['display'] = name
        if update:
            fields['update'] = True
        with showing:
            flush()
            reply(**fields)
            if os.getpid() == owner:
                requests.readline()  # Until Deja has it, so that nothing that is printed later comes before it.

    def display(*values, display_id=None, raw=False, **_):
        """Show values in their richest form; with display_id=True or a name, a handle is returned whose update(value) shows another in its place."""
        if display_id is True:
            count[0] += 1
            display_id = 'py%d' % count[0]
        for value in values:
            show(Shown(value) if raw else value, name=display_id)
        return Handle(display_id) if display_id else None

    builtins.display = display

    def figures():
        plots = sys.modules.get('matplotlib.pyplot')
        if plots is None:
            return
        for number in plots.get_fignums():
            figure = plots.figure(number)
            if figure.axes or getattr(figure, 'texts', None):
                show(figure)
            plots.close(figure)

    def shown_plots(*_, **__):
        figures()

    def see_plots():
        plots = sys.modules.get('matplotlib.pyplot')
        if plots is not None and plots.show is not shown_plots:
            plots.show = shown_plots

    class PlotsFinder:  # plt.show() shows from the first block on, also in the one that imports it.
        def find_spec(self, name, path=None, target=None):
            if name != 'matplotlib.pyplot':
                return None
            import importlib.util
            sys.meta_path.remove(self)
            spec = importlib.util.find_spec(name)
            if spec and spec.loader:
                load = spec.loader.exec_module

                def then(module):
                    load(module)
                    see_plots()
                spec.loader.exec_module = then
            return spec

    sys.meta_path.insert(0, PlotsFinder())

    loop = [None]

    def evaluate(code):
        result = eval(code, user)
        if isinstance(result, types.CoroutineType) and code.co_flags & 0x80:  # inspect.CO_COROUTINE
            import asyncio
            if loop[0] is None:
                loop[0] = asyncio.new_event_loop()
                asyncio.set_event_loop(loop[0])
            task = loop[0].create_task(result)
            try:
                return loop[0].run_until_complete(task)
            except KeyboardInterrupt:
                task.cancel()
                try:
                    loop[0].run_until_complete(task)
                except BaseException:
                    pass
                raise
        return result

    def run(code, file, line):
        # Line ends before the code give its lines the numbers of the note.
        source = '\n' * (line - 1) + code
        known = sources.setdefault(file, [])
        known.extend(['\n'] * (line - 1 - len(known)))
        known[line - 1:line - 1 + code.count('\n') + 1] = [text + '\n' for text in code.split('\n')]
        linecache.cache[file] = (1, None, known, file)  # Without a time it is taken for no file's, and kept.
        tree = compile(source, file, 'exec', await_anywhere | only_tree, dont_inherit=True)
        body, last = tree.body, None
        if body and isinstance(body[-1], _ast.Expr) and not code.rstrip().endswith(';'):
            last = _ast.Expression(body.pop().value)
        if body:
            evaluate(compile(tree, file, 'exec', await_anywhere, dont_inherit=True))
        if last is not None:
            value = evaluate(compile(last, file, 'eval', await_anywhere, dont_inherit=True))
            if value is not None:
                user['_'] = value
                show(value)
        see_plots()
        figures()

    sources = {}
    await_anywhere, only_tree = 0x2000, 0x400  # ast.PyCF_ALLOW_TOP_LEVEL_AWAIT and PyCF_ONLY_AST

    def told(error, file):
        import traceback
        name, message = type(error).__name__, str(error)
        if isinstance(error, SyntaxError) and error.filename == file:
            trace = ''.join(traceback.format_exception_only(type(error), error))
            return {'name': name, 'message': error.msg, 'trace': trace.rstrip(), 'line': error.lineno, 'column': error.offset}
        def cut(each, visited):
            if each is None or id(each) in visited:
                return
            visited.add(id(each))
            trace = each.__traceback__
            while trace is not None and trace.tb_frame.f_code.co_filename == own:
                trace = trace.tb_next
            each.__traceback__ = trace
            cut(each.__cause__, visited)
            cut(each.__context__, visited)
        cut(error, set())
        text = ''.join(traceback.format_exception(type(error), error, error.__traceback__)).rstrip()
        line = None
        for frame, number in traceback.walk_tb(error.__traceback__):
            if frame.f_code.co_filename == file:
                line = number
        fields = {'name': name, 'message': (message.splitlines() or [''])[0] or name, 'trace': text}
        if line:
            fields['line'] = line
        return fields

    own = sys._getframe().f_code.co_filename

    def plain(value):
        if value is None or isinstance(value, (bool, int, str)):
            return value
        if isinstance(value, float):
            return value if value == value and value not in (float('inf'), float('-inf')) else None
        if isinstance(value, dict):
            return {str(k): plain(v) for k, v in value.items()}
        kind = type(value).__module__.split('.')[0] + '.' + type(value).__name__
        if kind == 'pandas.DataFrame':
            frame = value.reset_index() if value.index.name else value
            return [{str(k): plain(v) for k, v in zip(frame.columns, row)} for row in frame.itertuples(index=False, name=None)]
        if kind == 'polars.DataFrame':
            return [plain(row) for row in value.to_dicts()]
        if kind in ('pandas.Series', 'polars.Series', 'numpy.ndarray', 'pandas.Index'):
            return plain(value.tolist())
        if kind in ('pandas.NaTType', 'pandas.NAType'):
            return None
        if hasattr(value, 'isoformat'):
            return value.isoformat()
        if kind.startswith('numpy.') and hasattr(value, 'item'):
            return plain(value.item())
        if kind.startswith('torch.') and hasattr(value, 'tolist'):
            return plain(value.tolist())
        if kind == 'decimal.Decimal':
            return float(value)
        if hasattr(value, '__dataclass_fields__') and not isinstance(value, type):
            return {k: plain(getattr(value, k)) for k in value.__dataclass_fields__}
        if isinstance(value, (list, tuple, set, frozenset, range, types.GeneratorType)):
            return [plain(v) for v in value]
        raise TypeError('a %s can\'t be handed over as JSON; a number, a text, a list, a dict or a table can' % type(value).__name__)

    def get_value(request):
        name = request['name']
        if name not in user:
            raise NameError("there is no variable '%s'" % name)
        return {'mime': 'application/json', 'data': plain(user[name])}

    def set_value(request):
        name = request['name']
        if not name.isidentifier():
            raise NameError("'%s' is no name of a Python variable" % name)
        user[name] = request['value']['data']

    def parse(request):
        try:
            compile('\n' * (request.get('line', 1) - 1) + request['code'], request.get('file', '<block>'), 'exec', await_anywhere | only_tree, dont_inherit=True)
            return []
        except (SyntaxError, ValueError) as e:
            return [{'severity': 'error', 'code': type(e).__name__, 'message': getattr(e, 'msg', str(e)), 'line': getattr(e, 'lineno', None), 'column': getattr(e, 'offset', None)}]

    def handle(request):
        if request['do'] == 'go':  # Its display was interrupted.
            return
        do, number = request['do'], request.get('id', 0)
        running['id'] = number
        if do == 'run':
            file = request.get('file') or 'block'
            try:
                try:
                    running['busy'] = True
                    run(request['code'], file, request.get('line', 1))
                finally:
                    running['busy'] = False
                    flush()
            except SystemExit:
                raise  # The end of the session, with its exit code.
            except KeyboardInterrupt as e:
                reply(**{'is': 'done', 'id': number, 'status': 'interrupted', 'error': told(e, file)})
            except BaseException as e:
                reply(**{'is': 'done', 'id': number, 'status': 'error', 'error': told(e, file)})
            else:
                reply(**{'is': 'done', 'id': number, 'status': 'ok'})
        elif do in answers:
            try:
                reply(**{'is': 'done', 'id': number, 'status': 'ok', 'answer': answers[do](request)})
            except Exception as e:
                reply(**{'is': 'done', 'id': number, 'status': 'error', 'error': {'name': type(e).__name__, 'message': str(e)}})
        elif 'id' in request:
            reply(**{'is': 'done', 'id': number, 'status': 'error', 'error': {'message': "this kernel has no '%s'" % do}})

    answers = {'get': get_value, 'set': set_value, 'parse': parse, 'diagnose': parse}

    def interrupted(*_):
        if running['busy'] and os.getpid() == owner:
            raise KeyboardInterrupt
        if os.getpid() != owner:
            os._exit(130)

    signal.signal(signal.SIGINT, interrupted)
    reply(**{'is': 'ready', 'versions': {'python': '%d.%d.%d' % sys.version_info[:3]}})
    for line in requests:
        handle(json.loads(line))


_deja_main()
