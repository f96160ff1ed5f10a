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
