using Deja.Run.Outputs;

namespace Deja.Run.Tests.Kernels;

/// <summary>What matplotlib, pandas and numpy make in a note.</summary>
public sealed class PythonDataTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    [Fact]
    public void Figures_are_shown_when_their_block_ends_and_once()
    {
        using var py = PythonWithPackages.Start("matplotlib");
        py.Printed("import matplotlib.pyplot as plt\nprint('before')\nplt.plot([1, 2])\nplt.figure()\nplt.plot([2, 1]);");
        Assert.Equal(2, Shown(py).Count);
        Assert.All(Shown(py), IsPicture);
        Assert.StartsWith("before\n", py.Output.Comparable, StringComparison.Ordinal);
        py.Printed("1;");
        Assert.Empty(Shown(py));
    }

    [Fact]
    public void Show_shows_a_figure_where_it_stands()
    {
        using var py = PythonWithPackages.Start("matplotlib");
        py.Printed("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\nprint('after')");
        Assert.Collection(py.Output.Items, i => IsPicture(i.Display!), i => Assert.Equal("after\n", i.Text));
    }

    [Fact]
    public void A_figure_as_the_last_expression_is_one_picture()
    {
        using var py = PythonWithPackages.Start("matplotlib");
        py.Printed("import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\n_ = ax.plot([1, 2])\nfig");
        var picture = Assert.Single(Shown(py));
        IsPicture(picture);
        Assert.StartsWith("<Figure size ", picture.Data["text/plain"], StringComparison.Ordinal);
        py.Printed("from matplotlib.figure import Figure\nf = Figure()\nf.subplots().plot([1, 2])\nf");
        IsPicture(Assert.Single(Shown(py)));
    }

    [Fact]
    public void A_data_frame_is_a_table_and_a_text()
    {
        using var py = PythonWithPackages.Start("pandas");
        py.Printed("import pandas as pd\npd.DataFrame({'city': ['Köln', 'Paris'], 'n': [1, 2]})");
        var shown = Assert.Single(Shown(py)).Data;
        Assert.Contains("<table", shown["text/html"], StringComparison.Ordinal);
        Assert.Contains("<td>Köln</td>", shown["text/html"], StringComparison.Ordinal);
        Assert.Equal("    city  n\n0   Köln  1\n1  Paris  2", shown["text/plain"]);
    }

    [Fact]
    public void An_array_is_shown_as_numpy_prints_it_and_crosses_as_lists()
    {
        using var py = PythonWithPackages.Start("numpy");
        Assert.Equal("array([[1. , 2.5],\n       [nan, 4. ]])\n", py.Printed("import numpy as np\na = np.array([[1, 2.5], [np.nan, 4]])\na"));
        Assert.Equal("[[1.0,2.5],[null,4.0]]", py.Kernel.GetValue("a"));
        py.Printed("n = np.int64(7); x = np.float32(0.5); t = np.bool_(True)");
        Assert.Equal(("7", "0.5", "true"), (py.Kernel.GetValue("n"), py.Kernel.GetValue("x"), py.Kernel.GetValue("t")));
    }

    [Theory]
    [InlineData("sql", "select city, n, x is null as none from df where n > 1", "city")]
    [InlineData("javascript", "df.filter(r => r.n > 1).map(r => [r.city, r.n, r.x === null])", "[ [ 'Paris', 2, true ] ]\n")]
    [InlineData("bash", "echo ${#df[@]}", "2\n")]
    public void A_data_frame_crosses_to_another_language_as_a_table(string language, string code, string printed)
    {
        using var py = PythonWithPackages.Start("pandas");
        py.Printed("import pandas as pd\ndf = pd.DataFrame({'city': ['Köln', 'Paris'], 'n': [1, 2], 'x': [0.5, None], 'day': [pd.Timestamp('2026-01-02'), pd.NaT], 'm': pd.array([1, None], dtype='Int64')})");
        var json = py.Kernel.GetValue("df");
        Assert.Equal("""[{"city":"Köln","n":1,"x":0.5,"day":"2026-01-02T00:00:00","m":1},{"city":"Paris","n":2,"x":null,"day":null,"m":null}]""", json.Replace("\\u00f6", "ö", StringComparison.Ordinal));
        using var other = new KernelUser(language);
        other.Kernel.SetValue("df", json);
        Assert.Contains(printed, other.Printed(code), StringComparison.Ordinal);
        Assert.DoesNotContain("Köln", other.Output.Comparable, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_of_another_language_make_a_data_frame()
    {
        using var py = PythonWithPackages.Start("pandas");
        py.Kernel.SetValue("rows", """[{"city":"Köln","n":1},{"city":"Paris","n":2}]""");
        Assert.Equal("(3, ['city', 'n'], 'Paris')\n", py.Printed("import pandas as pd\ndf = pd.DataFrame(rows)\n(int(df.n.sum()), list(df.columns), df.city[1])"));
        py.Printed("by = df.set_index('city')");
        Assert.Equal("""[{"city":"Köln","n":1},{"city":"Paris","n":2}]""", py.Kernel.GetValue("by").Replace("\\u00f6", "ö", StringComparison.Ordinal));
    }

    private static List<Display> Shown(KernelUser py) => [.. py.Output.Items.Select(i => i.Display).OfType<Display>()];

    private static void IsPicture(Display shown) => Assert.Equal(Png, Convert.FromBase64String(shown.Data["image/png"])[..4]);
}
