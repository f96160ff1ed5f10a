# Figures of matplotlib: shown when their block ends, and by plt.show().
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
