# Running blocks.
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
