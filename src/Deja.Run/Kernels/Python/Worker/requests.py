# Requests, one after the other.
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

answers = {'get': get_value, 'set': set_value, 'parse': parse, 'diagnose': parse, 'module': lambda request: module_version(request['name'])}

def interrupted(*_):
    if running['busy'] and os.getpid() == owner:
        raise KeyboardInterrupt
    if os.getpid() != owner:
        os._exit(130)

signal.signal(signal.SIGINT, interrupted)
reply(**{'is': 'ready', 'versions': {'python': '%d.%d.%d' % sys.version_info[:3]}})
for line in requests:
    handle(json.loads(line))
