# Values that cross to other languages and come from them.
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
