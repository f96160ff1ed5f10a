using System.Text.Json.Nodes;

namespace Deja.CSharp.Tests;

public sealed class RunTests : IDisposable
{
    private readonly KernelProcess _kernel = new();

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void The_last_expression_is_shown_and_statements_are_not()
    {
        Assert.Equal("3", _kernel.Show("1 + 2"));
        Assert.Null(_kernel.Show("var x = 5;"));
        Assert.Null(_kernel.Show("(string?)null"));
        Assert.Null(_kernel.Show("void Nothing() { } Nothing()"));
        Assert.Equal("5", _kernel.Show("x"));
    }

    [Fact]
    public void Blocks_share_variables_methods_types_and_usings()
    {
        _kernel.Run("using System.Globalization; int Twice(int n) => 2 * n; record Person(string Name); var names = new List<string> { \"Ada\" };").Well();
        Assert.Equal("42", _kernel.Show("Twice(21)"));
        Assert.Equal("Person { Name = \"Ada\" }", _kernel.Show("new Person(names[0])"));
        Assert.Equal("1.5", _kernel.Show("1.5.ToString(CultureInfo.InvariantCulture)"));
    }

    [Fact]
    public void A_name_can_be_declared_again_with_another_type()
    {
        _kernel.Run("var x = 1; int F() => 1;").Well();
        _kernel.Run("var x = \"text\"; string F() => \"new\";").Well();
        Assert.Equal("text new", _kernel.Show("x + \" \" + F()"));
    }

    [Theory]
    [InlineData("using System.Globalization;")]
    [InlineData("// nothing")]
    [InlineData("")]
    public void A_block_without_code_does_nothing_but_bring_its_usings(string code)
    {
        _kernel.Run("var x = 1;").Well();
        _kernel.Run(code).Well();
        _kernel.Run("var y = 2;").Well();
        Assert.Equal("3", _kernel.Show("x + y"));
        Assert.Equal(code.StartsWith("using", StringComparison.Ordinal) ? "ok" : "error", _kernel.Run("CultureInfo.InvariantCulture").Status);
        Assert.Equal(2, (int)_kernel.Ask("get", ("name", "y"))["answer"]!["data"]!);
    }

    [Fact]
    public void What_blocks_may_call_is_the_same_in_each()
    {
        _kernel.Run("var shown = display(1); var content = HTML(\"<i>x</i>\");").Well();
        _kernel.Run("GC.Collect(); GC.WaitForPendingFinalizers(); GC.Collect();").Well();
        Assert.Equal(["text/plain", "text/html"], _kernel.Run("shown.Update(content); Deja.Blocks.Content same = content; display(same);").Well().Displays[0]["data"]!.AsObject().Select(f => f.Key));
    }

    [Fact]
    public void A_block_may_await()
    {
        Assert.Equal("7", _kernel.Show("await Task.Delay(1); var v = await Task.FromResult(7); v"));
        Assert.Equal("1,2", _kernel.Show("async IAsyncEnumerable<int> N() { yield return 1; await Task.Yield(); yield return 2; } var l = new List<int>(); await foreach (var n in N()) l.Add(n); string.Join(',', l)"));
    }

    [Fact]
    public void Waiting_for_a_task_instead_of_awaiting_it_comes_to_its_end() =>
        Assert.Equal("3", _kernel.Show("async Task<int> Slow() { await Task.Delay(1); await Task.Yield(); return 3; } await Task.Yield(); Slow().Result"));

    [Fact]
    public void What_is_printed_stands_before_what_is_shown_after_it()
    {
        var id = _kernel.Begin("Console.Write(\"é first\"); display(1); Console.Error.Write(\"talk\"); 2");
        var ran = _kernel.End(id);
        Assert.Equal("é first", ran.Output);
        Assert.Equal("talk", ran.Errors);
        Assert.Equal(2, ran.Displays.Count);
    }

    [Fact]
    public void A_display_can_be_updated()
    {
        var ran = _kernel.Run("var d = display(\"one\"); d.Update(\"two\"); 5.Display();").Well();
        Assert.Equal(["one", "two", "5"], ran.Displays.Select(d => (string?)d["data"]!["text/plain"]));
        Assert.Equal((string?)ran.Displays[0]["display"], (string?)ran.Displays[1]["display"]);
        Assert.Null(ran.Displays[0]["update"]);
        Assert.True((bool?)ran.Displays[1]["update"]);
    }

    [Fact]
    public void Reading_the_console_is_at_its_end_at_once() => Assert.Equal("True", _kernel.Show("Console.ReadLine() is null && Console.In.ReadToEnd() == \"\""));

    [Fact]
    public void Numbers_and_dates_are_the_same_whatever_the_users_language_is()
    {
        using var german = new KernelProcess(null, ("LANG", "de_DE.UTF-8"), ("LC_ALL", "de_DE.UTF-8"));
        Assert.Equal("1234.5\n01/02/2024 00:00:00\n", german.Print("Console.WriteLine(1234.5); await Task.Run(() => Console.WriteLine(new DateTime(2024, 1, 2)));"));
    }

    [Fact]
    public void A_block_that_exits_ends_the_kernel_with_its_code()
    {
        var ran = _kernel.Run("Console.WriteLine(\"bye\"); Environment.Exit(3);");
        Assert.Null(ran.Done);
        Assert.Equal("bye\n", ran.Output);
        Assert.Equal(3, _kernel.Process.ExitCode);
    }

    [Fact]
    public void A_stack_overflow_ends_the_kernel_and_says_so()
    {
        var ran = _kernel.Run("int F(int n) => F(n + 1) + 1; F(0)");
        Assert.Null(ran.Done);
        Assert.Contains("Stack overflow", ran.Errors, StringComparison.Ordinal);
        Assert.NotEqual(0, _kernel.Process.ExitCode);
    }

    [Fact]
    public void An_exception_on_another_thread_fails_the_block_and_keeps_the_state()
    {
        var ran = _kernel.Run("var kept = 1;\nvar t = new Thread(() => throw new FormatException(\"in a thread\")); t.Start(); t.Join();");
        Assert.Equal("error", ran.Status);
        Assert.Equal("FormatException", (string?)ran.Error!["name"]);
        Assert.Equal(11, (int?)ran.Error["line"]);
        Assert.Contains("note.md:11", ran.Errors, StringComparison.Ordinal);
        Assert.Equal("1", _kernel.Show("kept"));
    }

    [Fact]
    public void Children_of_a_block_do_not_get_the_kernels_pipes()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self/fd"), "Descriptors are listed under /proc.");
        var descriptors = _kernel.Print("using System.Diagnostics; Process.Start(new ProcessStartInfo(\"/bin/sh\", [\"-c\", \"ls -l /proc/self/fd\"]))!.WaitForExit();");
        Assert.Contains("1 -> ", descriptors, StringComparison.Ordinal);
        Assert.All(_kernel.Pipes, pipe => Assert.DoesNotContain($" {pipe} -> ", descriptors, StringComparison.Ordinal));
    }

    [Fact]
    public void The_kernel_names_its_versions_and_ends_with_its_requests()
    {
        Assert.Equal("ready", (string?)_kernel.Ready["is"]);
        Assert.Equal(Environment.Version.ToString(), (string?)_kernel.Ready["versions"]!["dotnet"]);
        using var other = new KernelProcess();
        other.Begin("Thread.Sleep(Timeout.Infinite);");
        other.CloseRequests();
        Assert.True(other.Process.WaitForExit(KernelProcess.Limit));
    }

    [Fact]
    public void An_unknown_request_is_refused_with_those_there_are()
    {
        var done = _kernel.Ask("dance", ("code", JsonValue.Create("x")));
        Assert.Equal("error", (string?)done["status"]);
        Assert.Contains("diagnose", (string?)done["error"]!["message"], StringComparison.Ordinal);
    }
}
