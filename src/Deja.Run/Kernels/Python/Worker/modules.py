# Whether a module is there, without importing it: only the outermost name is looked for, since finding an inner one would run the outer.
def module_version(name):
    from importlib import metadata, util
    outermost = name.split('.')[0]
    if util.find_spec(outermost) is None:
        return None
    try:
        return metadata.version(outermost)
    except metadata.PackageNotFoundError:  # A module of Python's own, or one that is installed under another name.
        return ''
