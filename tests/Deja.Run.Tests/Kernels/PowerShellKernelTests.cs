using Deja.Run.Kernels;

namespace Deja.Run.Tests.Kernels;

public sealed class PowerShellKernelTests : IDisposable
{
    private readonly KernelUser _ps = new("powershell");

    public void Dispose() => _ps.Dispose();

    [Fact]
    public void What_a_block_makes_is_there_for_the_next()
    {
        _ps.Printed("$x = 5; function f { \"f has $x\" }; mkdir sub | Out-Null; cd sub");
        Assert.Equal($"f has 5\n{_ps.Folder.Path}/sub\n6\n", _ps.Printed("f; (Get-Location).Path; $x + 1"));
    }

    [Fact]
    public void An_error_names_the_note_s_line()
    {
        Assert.Equal(("bad", 11), _ps.Run("1\nthrow 'bad'") is var thrown ? (thrown.Error!.Message, thrown.Error.Line!.Value) : default);
        Assert.Equal((BlockStatus.Failed, 20), _ps.Run("Get-Item /nope-at-all") is var wrote ? (wrote.Status, wrote.Error!.Line!.Value) : default);
    }

    [Fact]
    public void Code_that_does_not_parse_names_the_note_s_line()
    {
        var end = _ps.Run("1\nif (");
        Assert.Equal((BlockStatus.Failed, 11), (end.Status, end.Error!.Line!.Value));
        Assert.Equal(string.Empty, _ps.Output.Comparable);
    }

    [Fact]
    public void A_program_that_fails_last_gives_its_exit_code_and_what_it_says_on_standard_error_is_no_failure()
    {
        Assert.Equal((BlockStatus.Failed, 3), _ps.Run("/bin/sh -c 'exit 3'") is var last ? (last.Status, last.ExitCode) : default);
        Assert.Equal((BlockStatus.Done, 0), _ps.Run("/bin/sh -c 'echo careful >&2; exit 3'; 5") is var before ? (before.Status, before.ExitCode) : default);
    }

    [Fact]
    public void An_error_that_is_passed_over_is_none() => Assert.Equal("gone on\n", _ps.Printed("Get-Item /nope-at-all -ErrorAction SilentlyContinue; 'gone on'"));

    [Fact]
    public void Exit_ends_the_session_with_its_code()
    {
        var end = _ps.Run("'bye'; exit 4; 'never'");
        Assert.Equal((BlockStatus.Failed, 4, true, "bye\n"), (end.Status, end.ExitCode, end.IsSessionLost, _ps.Output.Comparable));
    }

    [Fact]
    public void Values_cross_as_json()
    {
        _ps.Kernel.SetValue("rows", """[{"a":1}]""");
        Assert.Equal("1\n", _ps.Printed("$rows[0].a"));
        Assert.Equal("""[{"a":1}]""", _ps.Kernel.GetValue("rows"));
    }

    [Fact]
    public void What_takes_too_long_ends_and_its_session_goes_on()
    {
        _ps.Printed("$kept = 5");
        foreach (var code in (string[])["while ($true) { }", "Start-Sleep 60", "/bin/sleep 60; 'after'"])
        {
            _ps.Limits = new RunLimits { Time = TimeSpan.FromMilliseconds(500) };
            var end = _ps.Run(code);
            Assert.Equal((BlockStatus.TimedOut, false), (end.Status, end.IsSessionLost));
        }

        _ps.Limits = new RunLimits();
        Assert.Equal("5\n", _ps.Printed("$kept"));
    }
}
