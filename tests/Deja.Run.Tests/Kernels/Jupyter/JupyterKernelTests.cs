using System.Globalization;
using Deja.Run.Kernels;

namespace Deja.Run.Tests.Kernels.Jupyter;

/// <summary>Blocks in a language that ipykernel runs, as any other kernel would.</summary>
public sealed class JupyterKernelTests : IDisposable
{
    private readonly KernelUser _user = JupyterUser.Python();

    public void Dispose() => _user.Dispose();

    [Fact]
    public void What_a_block_makes_is_there_for_the_next_and_the_last_expression_is_shown()
    {
        Assert.Equal(string.Empty, _user.Printed("x = 40\nNone"));
        Assert.Equal("printed\n42\n", _user.Printed("print('printed')\nx + 2"));
        Assert.Equal("'of ${DEJA_TEST_UNSET} home'\n", _user.Printed("import os\nos.environ['FROM_SPEC']"));
        Assert.Equal(_user.Folder.Path, _user.Printed("print(os.getcwd(), end='')"));
    }

    [Fact]
    public void What_is_printed_and_what_is_shown_keep_their_order()
    {
        _user.Printed("import sys\nfrom IPython.display import HTML\nfor i in range(20):\n    print('p', i)\n    display(HTML(f'<b>{i}</b>'))\nprint('e', file=sys.stderr)");
        var items = _user.Output.Items;
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"p {i}\n|<b>{i}</b>"), items.Take(40).Chunk(2).Select(two => $"{two[0].Text}|{two[1].Display!.Data["text/html"]}"));
        Assert.Equal("e\n", _user.Output.ErrorText);
    }

    [Fact]
    public void Programs_that_a_block_starts_print_into_it() => Assert.Equal("before\nsub\n", _user.Printed("import os, sys\nprint('before', flush=True)\n_ = os.system('echo sub; echo err >&2')"));

    [Fact]
    public void A_long_text_and_other_letters_come_whole()
    {
        _user.Printed("print('é端😀' * 300000)");
        Assert.Equal(string.Concat(Enumerable.Repeat("é端😀", 300_000)) + "\n", _user.Output.Comparable);
    }

    [Fact]
    public void A_display_is_replaced_by_its_handle_and_by_what_follows_a_clearing()
    {
        Assert.Equal("'two'\n", _user.Printed("h = display('one', display_id=True)\nh.update('two')"));
        Assert.Equal("'kept'\n2\n'end'\n", _user.Printed("from IPython.display import clear_output\ndisplay('kept')\nfor i in range(3):\n    if i: clear_output(wait=True)\n    display(i)\n'end'"));
        _user.Printed("h.update('three')");
        Assert.Equal("three", _user.Output.Items[0].Display!.Data["text/plain"].Trim('\''));
    }

    [Fact]
    public void Pictures_are_shown_in_their_types()
    {
        _user.Printed("from IPython.display import SVG\nSVG('<svg xmlns=\"http://www.w3.org/2000/svg\"/>')");
        var data = Assert.Single(_user.Output.Items).Display!.Data;
        Assert.StartsWith("<svg", data["image/svg+xml"], StringComparison.Ordinal);
        Assert.Equal("text/plain", data.Keys.First());
    }

    [Fact]
    public void Figures_are_shown_as_pictures()
    {
        PythonWithPackages.Interpreter("ipykernel", "matplotlib");
        _user.Printed("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\nprint('after')");
        var figure = _user.Output.Items.Single(i => i.Display is not null).Display!;
        Assert.Equal("PNG"u8.ToArray(), Convert.FromBase64String(figure.Data["image/png"])[1..4]);
        Assert.EndsWith("after\n", _user.Output.Comparable, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_has_its_name_and_its_trace_in_colours()
    {
        var end = _user.Run("def f():\n    return 1 / 0\nprint('before')\nf()");
        Assert.Equal((BlockStatus.Failed, 1, false, "before\n"), (end.Status, end.ExitCode, end.IsSessionLost, _user.Output.Comparable));
        Assert.Equal(("ZeroDivisionError", "division by zero"), (end.Error!.Name, end.Error.Message));
        Assert.Contains("return", end.Error.Trace, StringComparison.Ordinal);
        Assert.Contains("\e[", end.Error.Trace, StringComparison.Ordinal);
        Assert.Equal("2\n", _user.Printed("1 + 1"));
    }

    [Fact]
    public void Input_is_refused_with_words()
    {
        var end = _user.Run("input('name? ')");
        Assert.True(end.Error is not null, $"{end}\n{_user.Output.ErrorText}");
        Assert.Contains("input", end.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_versions_of_kernel_and_language_are_known()
    {
        Assert.Equal(_user.Printed("import IPython, platform\nprint(IPython.__version__, platform.python_version())"), $"{_user.Kernel.Versions["ipython"]} {_user.Kernel.Versions["python"]}\n");
    }

    [Fact]
    public void A_module_is_looked_for_by_pythons_kernels()
    {
        Assert.Equal("", _user.Module("json"));
        Assert.StartsWith("6.", _user.Module("ipykernel"), StringComparison.Ordinal);
        Assert.Null(_user.Module("nonesuch"));
        Assert.Null(_user.Module("no'such"));
    }

    [Fact]
    public void Values_cross_as_JSON()
    {
        _user.Kernel.SetValue("rows", """[{"city":"Köln 😀 'x' \\","n":1.5},{"city":null,"n":2}]""");
        Assert.Equal("Köln 😀 'x' \\ 3.5\n", _user.Printed("print(rows[0]['city'], sum(r['n'] for r in rows))"));
        _user.Printed("t = {'a': (1, float('nan')), 'é': True}");
        Assert.Equal("""{"a":[1,null],"\u00e9":true}""", _user.Kernel.GetValue("t").Replace(" ", string.Empty, StringComparison.Ordinal));
        Assert.Contains("nope", Assert.Throws<KernelException>(() => _user.Kernel.GetValue("nope")).Message, StringComparison.Ordinal);
        Assert.Throws<KernelException>(() => _user.Kernel.GetValue("1); import os"));
        _user.Printed("class C: pass\nc = C()");
        Assert.Contains("JSON", Assert.Throws<KernelException>(() => _user.Kernel.GetValue("c")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import os\nos._exit(3)", 3)]
    [InlineData("print('x')\nexit()", 0)]
    [InlineData("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", 137)]
    public void A_block_may_end_the_kernel(string code, int exit)
    {
        var end = _user.Run(code);
        Assert.Equal((exit == 0 ? BlockStatus.Done : BlockStatus.Failed, exit, true), (end.Status, end.ExitCode, end.IsSessionLost));
    }

    [Fact]
    public void What_does_not_end_by_an_interrupt_is_ended_by_force()
    {
        _user.Printed("import os, signal, time");
        _user.Limits = new RunLimits { Time = TimeSpan.FromSeconds(1) };
        var end = _user.Run("print(os.getpid(), flush=True)\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nend = time.time() + 60\nwhile time.time() < end: time.sleep(1)");
        Assert.Equal((BlockStatus.TimedOut, true), (end.Status, end.IsSessionLost));
        var pid = int.Parse(_user.Output.Comparable, CultureInfo.InvariantCulture);
        Assert.False(Directory.Exists($"/proc/{pid}"));
    }
}
