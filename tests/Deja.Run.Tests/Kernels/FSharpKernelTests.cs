using System.Text.Json;
using Deja.Host.Children;
using Deja.Run.Kernels;
using Deja.Run.Outputs;

namespace Deja.Run.Tests.Kernels;

public sealed class FSharpKernelTests(FSharpKernelTests.Shared shared) : IClassFixture<FSharpKernelTests.Shared>
{
    private readonly KernelUser _fs = shared.User;

    [Fact]
    public void What_a_block_defines_is_there_for_the_next_and_its_last_expression_is_shown()
    {
        Assert.Equal("3\n", _fs.Printed("let x = 1\nlet f y = x + y\nf 2"));
        Assert.Equal("from f: 6\n[1; 2]\n", _fs.Printed("let x = \"anew\"\nprintfn \"from f: %d\" (f 5)\n[1; 2]"));
        Assert.Equal("\"anew\"\n", _fs.Printed("type R = { A: int option }\nx"));
        Assert.Equal("{ A = None }\n", _fs.Printed("{ A = None }"));
        Assert.Equal(string.Empty, _fs.Printed("f 1 |> ignore\nlet last = 5"));
        Assert.Equal("one\n1\ntwo\n", _fs.Printed("printfn \"one\"; display 1; printfn \"two\""));
    }

    [Fact]
    public void An_error_names_the_lines_of_the_note()
    {
        _fs.Printed("let f () =\n    invalidOp \"bad\"");
        var error = _fs.Run("List.iter (fun _ ->\n    f ()) [ 1 ]").Error!;
        Assert.Equal(("InvalidOperationException", "bad", 11), (error.Name, error.Message, error.Line));
        Assert.Equal("System.InvalidOperationException: bad\n   at f in note.md:11\n   at a function in note.md:21\n   at note.md:20", error.Trace);
    }

    [Fact]
    public void What_does_not_compile_is_told_with_its_place_and_line()
    {
        var error = _fs.Run("let a = 1\nlet b = a + nope").Error!;
        Assert.Equal(("FS0039", 11, 13), (error.Name, error.Line, error.Column));
        Assert.StartsWith("note.md:11:13 FS0039 ", error.Message, StringComparison.Ordinal);
        Assert.Equal([error.Message, "    let b = a + nope", "                ^~~~"], error.Trace!.Split('\n'));
        Assert.Equal(21, _fs.Run("let c = (1\nlet d = 2").Error!.Line);
        Assert.Equal("5\n", _fs.Printed("5"));
    }

    [Fact]
    public void Values_cross_as_json()
    {
        _fs.Kernel.SetValue("rows", """[{"city":"Paris","n":1,"x":null},{"city":"Köln","n":2,"x":1.5}]""");
        _fs.Kernel.SetValue("ns", "[1, 2]");
        Assert.Equal("(3, \"Köln\", Some 1.5, 3)\n", _fs.Printed("rows |> List.sumBy (fun r -> r.n), rows[1].city, rows[1].x, List.sum ns"));
        Assert.Equal("[1,2]", _fs.Kernel.GetValue("ns"));
        _fs.Printed("type Row = { Name: string; Size: float }\nlet table = [ { Name = \"é\"; Size = nan } ]\nlet pairs = Map [ \"a\", (1, Some true) ]");
        using var table = JsonDocument.Parse(_fs.Kernel.GetValue("table"));
        Assert.Equal(("é", JsonValueKind.Null), (table.RootElement[0].GetProperty("Name").GetString(), table.RootElement[0].GetProperty("Size").ValueKind));
        Assert.Equal("""{"a":[1,true]}""", _fs.Kernel.GetValue("pairs"));
        Assert.Contains("nope", Assert.Throws<KernelException>(() => _fs.Kernel.GetValue("nope")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ctrl_C_and_time_limits_keep_the_session()
    {
        _fs.Printed("let kept = 1");
        _fs.Limits = new RunLimits { Time = TimeSpan.FromMilliseconds(500) };
        foreach (var code in (string[])["while true do ()", "System.Threading.Thread.Sleep -1", "Async.Sleep -1 |> Async.RunSynchronously"])
        {
            var end = _fs.Run(code);
            Assert.Equal((BlockStatus.TimedOut, 124, false), (end.Status, end.ExitCode, end.IsSessionLost));
        }

        _fs.Limits = new RunLimits { Time = TimeSpan.FromSeconds(30) };
        Assert.Equal("1\n", _fs.Printed("kept"));
    }

    [Fact]
    public void What_is_printed_comes_as_it_is_printed()
    {
        using var stop = new CancellationTokenSource();
        _fs.Interrupt = stop.Token;
        _fs.Printed("1");

        // The block never ends by itself: only what came before that can end it.
        var end = _fs.Run("printf \"here\"\nSystem.Threading.Thread.Sleep -1", new StopAtText(stop));
        Assert.Equal((BlockStatus.Interrupted, "here"), (end.Status, _fs.Output.Comparable.TrimEnd('\n')));
    }

    [Fact]
    public void Input_is_empty_and_children_have_none_of_deja_s_pipes()
    {
        Assert.Equal("true\n", _fs.Printed("isNull (stdin.ReadLine())"));
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux lists a process's descriptors");
        Assert.Equal("0\n1\n2\n", _fs.Printed("System.Diagnostics.Process.Start(\"/bin/sh\", [ \"-c\"; \"for f in 0 1 2 3 4 5; do [ -e /proc/$$/fd/$f ] && echo $f; done\" ]).WaitForExit()"));
    }

    [Fact]
    public void Code_is_parsed_without_being_run()
    {
        var kernel = (ProcessKernel)_fs.Kernel;
        Assert.Equal("[]", kernel.Answer("parse", w => w.WriteString("code", "let a = nobody.Knows this\nexit 5")));
        using var findings = JsonDocument.Parse(kernel.Answer("parse", w => w.WriteString("code", "let a = 1\nlet b = )"))!);
        Assert.Equal(("error", "let a = 1\nlet b = ".Length), (findings.RootElement[0].GetProperty("severity").GetString(), findings.RootElement[0].GetProperty("from").GetInt32()));
    }

    [Fact]
    public void Exit_ends_the_session_with_its_code()
    {
        using var own = new KernelUser("fsharp");
        Assert.Equal((4, true), own.Run("exit 4") is var end ? (end.ExitCode, end.IsSessionLost) : default);
    }

    /// <summary>One session for all of them, as it takes seconds to start.</summary>
    public sealed class Shared : IDisposable
    {
        private KernelUser? _user;

        /// <summary>At line 10 and without limits of its own.</summary>
        internal KernelUser User
        {
            get
            {
                _user ??= new KernelUser("fsharp");
                (_user.Line, _user.Limits, _user.Interrupt) = (10, new RunLimits { Time = TimeSpan.FromSeconds(60) }, CancellationToken.None);
                return _user;
            }
        }

        public void Dispose() => _user?.Dispose();
    }

    private sealed class StopAtText(CancellationTokenSource stop) : IOutputSink
    {
        public void Text(ChildChannel channel, ReadOnlySpan<byte> bytes) => stop.Cancel();

        public void Display(Display display)
        {
        }

        public void Progress(string text)
        {
        }
    }
}
