using Deja.Run.Kernels;

namespace Deja.Run.Tests.Kernels;

public sealed class PythonKernelTests : IDisposable
{
    private readonly KernelUser _py = new("python");

    public void Dispose() => _py.Dispose();

    [Fact]
    public void What_a_block_makes_is_there_for_the_next_and_the_last_expression_is_shown()
    {
        Assert.Equal(string.Empty, _py.Printed("import math\nx = 40\nNone"));
        Assert.Equal("printed\n42\n", _py.Printed("print('printed')\nx + int(math.sqrt(4))"));
        Assert.Equal(string.Empty, _py.Printed("x;"));
    }

    [Fact]
    public void An_error_names_the_lines_of_the_note_in_every_block_it_went_through()
    {
        _py.Printed("def f():\n    return 1 / 0");
        var error = _py.Run("f()").Error!;
        Assert.Equal(("ZeroDivisionError", "division by zero", 11), (error.Name, error.Message, error.Line));
        Assert.StartsWith("Traceback (most recent call last):\n  File \"note.md\", line 20, in <module>\n    f()\n", error.Trace, StringComparison.Ordinal);
        Assert.Contains("  File \"note.md\", line 11, in f\n    return 1 / 0\n", error.Trace, StringComparison.Ordinal);
        Assert.DoesNotContain("<string>", error.Trace, StringComparison.Ordinal);
    }

    [Fact]
    public void A_syntax_error_names_line_and_column_of_the_note()
    {
        var end = _py.Run("x = 1\na b");
        Assert.Equal((BlockStatus.Failed, 11, false), (end.Status, end.Error!.Line!.Value, end.IsSessionLost));
    }

    [Fact]
    public void A_block_may_await() => Assert.Equal("'slept'\n", _py.Printed("import asyncio\nasync def f():\n    await asyncio.sleep(0)\n    return 'slept'\nawait f()"));

    [Fact]
    public void Reading_input_is_told_as_the_end_of_it() => Assert.Equal("EOFError", _py.Run("input('name? ')").Error!.Name);

    [Fact]
    public void A_module_is_looked_for_and_not_imported()
    {
        using var py = new KernelUser("python", s =>
        {
            File.WriteAllText(Path.Combine(s.Folder, "beside.py"), "open('imported', 'w').close()\n");
            Directory.CreateDirectory(Path.Combine(s.Folder, "packed"));
            File.WriteAllText(Path.Combine(s.Folder, "packed", "__init__.py"), "open('imported', 'w').close()\n");
            Directory.CreateDirectory(Path.Combine(s.Folder, "packed-2.5.dist-info"));
            File.WriteAllText(Path.Combine(s.Folder, "packed-2.5.dist-info", "METADATA"), "Metadata-Version: 2.1\nName: packed\nVersion: 2.5\n");
            return s;
        });
        Assert.Equal(["", "2.5", "2.5", "", null], ((string[])["beside", "packed", "packed.inner", "json", "nonesuch"]).Select(py.Module));
        Assert.False(File.Exists(Path.Combine(py.Folder.Path, "imported")));
    }

    [Fact]
    public void Sys_exit_ends_the_session_with_its_code()
    {
        var end = _py.Run("import sys\nprint('out')\nsys.exit(3)");
        Assert.Equal((BlockStatus.Failed, 3, true, "out\n"), (end.Status, end.ExitCode, end.IsSessionLost, _py.Output.Comparable));
    }

    [Fact]
    public void A_crash_of_the_interpreter_is_told_by_its_signal() => Assert.Equal((134, "SIGABRT"), _py.Run("import os\nos.abort()") is var end ? (end.ExitCode, end.Error!.Name!) : default);

    [Fact]
    public void Ctrl_C_and_time_limits_keep_the_session()
    {
        _py.Printed("a = 'kept'");
        _py.Limits = new RunLimits { Time = TimeSpan.FromMilliseconds(300) };
        foreach (var code in (string[])["import time\ntime.sleep(30)", "while True: pass", "import subprocess\nsubprocess.run(['sleep', '30'])", "import asyncio\nawait asyncio.sleep(30)"])
        {
            var end = _py.Run(code);
            Assert.Equal((BlockStatus.TimedOut, 124, false), (end.Status, end.ExitCode, end.IsSessionLost));
        }

        _py.Limits = new RunLimits { Time = TimeSpan.FromSeconds(30) };
        Assert.Equal("'kept'\n", _py.Printed("a"));
    }

    [Fact]
    public void What_ignores_the_interrupt_ends_with_its_session()
    {
        _py.Limits = new RunLimits { Time = TimeSpan.FromMilliseconds(300) };
        var end = _py.Run("import signal, time\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\ntime.sleep(30)");
        Assert.Equal((BlockStatus.TimedOut, true), (end.Status, end.IsSessionLost));
    }

    [Fact]
    public void Rich_forms_are_shown_beside_the_text()
    {
        _py.Printed("class T:\n    def __repr__(self): return 'T'\n    def _repr_html_(self): return '<b>T</b>'\n    def _repr_png_(self): return b'\\x89PNG'\nT()");
        var display = Assert.Single(_py.Output.Items).Display!;
        Assert.Equal(("T", "<b>T</b>", "iVBORw=="), (display.Data["text/plain"], display.Data["text/html"], display.Data["image/png"]));
    }

    [Fact]
    public void A_display_can_be_replaced_later()
    {
        _py.Printed("h = display('first', display_id=True)\nprint('between')\nh.update('second')");
        Assert.Equal("'second'\nbetween\n", _py.Output.Comparable);
    }

    [Fact]
    public void Prints_shows_and_what_children_print_come_in_order() =>
        Assert.Equal("1\n'2'\n3\n'4'\n", _py.Printed("import subprocess\nprint(1)\ndisplay('2')\nsubprocess.run(['echo', '3'])\n'4'"));

    [Fact]
    public void Values_cross_as_json()
    {
        _py.Kernel.SetValue("rows", """[{"a":1,"b":"x"},{"a":2.5,"b":null}]""");
        Assert.Equal("(2, 'x', None)\n", _py.Printed("len(rows), rows[0]['b'], rows[1]['b']"));
        _py.Printed("import datetime\nv = {'t': (1, 2), 's': 'é', 'n': float('nan'), 'd': datetime.date(2026, 1, 2)}");
        Assert.Equal("""{"t":[1,2],"s":"é","n":null,"d":"2026-01-02"}""", _py.Kernel.GetValue("v").Replace("\\u00e9", "é", StringComparison.Ordinal));
        Assert.Contains("no variable 'nope'", Assert.Throws<KernelException>(() => _py.Kernel.GetValue("nope")).Message, StringComparison.Ordinal);
        Assert.Contains("module", Assert.Throws<KernelException>(() => _py.Kernel.GetValue("datetime")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forked_process_and_a_child_leave_the_kernel_alone()
    {
        Assert.Equal("child\nparent\n", _py.Printed("import os\npid = os.fork()\nif pid == 0:\n    print('child', flush=True)\n    os._exit(0)\nos.waitpid(pid, 0)\nprint('parent')"));
        Assert.Equal("[1, 4]\n", _py.Printed("import multiprocessing as m\nimport operator\np = m.get_context('fork').Pool(2)\nr = p.starmap(operator.mul, [(1, 1), (2, 2)])\np.terminate()\nr"));
        Assert.DoesNotContain("pipe", _py.Printed("print(subprocess.run('readlink /proc/self/fd/[3-9]', shell=True, capture_output=True, text=True).stdout) if 'subprocess' in globals() else None"), StringComparison.Ordinal);
    }
}
