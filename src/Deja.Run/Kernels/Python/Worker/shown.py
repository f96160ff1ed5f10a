# Showing values, and showing others in their place.
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
