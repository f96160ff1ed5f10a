# Errors for people, with the notes' own lines.
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
