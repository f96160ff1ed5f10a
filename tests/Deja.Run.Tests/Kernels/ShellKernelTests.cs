using System.Text;
using Deja.Host.Children;
using Deja.Run.Kernels;
using Deja.Run.Outputs;

namespace Deja.Run.Tests.Kernels;

public sealed class ShellKernelTests : IDisposable
{
    private readonly KernelUser _sh = new("sh");

    public void Dispose() => _sh.Dispose();

    [Fact]
    public void What_a_block_makes_is_there_for_the_next()
    {
        Assert.Equal(string.Empty, _sh.Printed("a=5; f() { echo \"f has $a\"; }; mkdir sub; cd sub; export B=7"));
        Assert.Equal($"f has 5\n{_sh.Folder.Path}/sub\n7\n", _sh.Printed("f; pwd; sh -c 'echo $B'"));
    }

    [Fact]
    public void Errors_name_the_note_and_its_line()
    {
        var end = _sh.Run("echo one\nno-such-program-anywhere");
        Assert.Equal((BlockStatus.Failed, 127, false), (end.Status, end.ExitCode, end.IsSessionLost));
        Assert.Equal("note.md: line 11: no-such-program-anywhere: command not found\n", _sh.Output.ErrorText);
    }

    [Fact]
    public void A_syntax_error_is_told_with_its_line_and_keeps_the_session()
    {
        _sh.Printed("a=1");
        Assert.Equal(BlockStatus.Failed, _sh.Run("echo x\nif then").Status);
        Assert.Contains("note.md: eval: line 21: syntax error", _sh.Output.ErrorText, StringComparison.Ordinal);
        Assert.Equal("1\n", _sh.Printed("echo $a"));
    }

    [Fact]
    public void A_line_far_down_a_long_note_is_named_whatever_script_its_code_is_in()
    {
        _sh.Line = 20_000;
        _sh.Run("echo é\n\nno-such-程序");
        Assert.Equal("note.md: line 20002: no-such-程序: command not found\n", _sh.Output.ErrorText);
        Assert.Equal("é\n", _sh.Output.Comparable);
    }

    [Fact]
    public void Shell_options_of_a_block_hold_for_the_next_one()
    {
        _sh.Printed("set -T; shopt -s extdebug");
        Assert.Equal("functrace extdebug\n", _sh.Printed("echo $(set -o | grep -o 'functrace.*on' | cut -f1) $(shopt -q extdebug && echo extdebug)"));
    }

    [Fact]
    public void Exit_ends_the_session_with_its_code()
    {
        var end = _sh.Run("echo out; trap 'echo bye' EXIT; exit 3");
        Assert.Equal((BlockStatus.Failed, 3, true), (end.Status, end.ExitCode, end.IsSessionLost));
        Assert.Equal("out\nbye\n", _sh.Output.Comparable);
    }

    [Fact]
    public void A_block_may_become_another_program()
    {
        var end = _sh.Run("exec sh -c 'echo other; exit 4'");
        Assert.Equal((4, true, "other\n"), (end.ExitCode, end.IsSessionLost, _sh.Output.Comparable));
    }

    [Fact]
    public void Under_set_e_a_failure_ends_the_session_with_its_code()
    {
        _sh.Printed("set -e");
        var end = _sh.Run("(exit 9)\necho never");
        Assert.Equal((9, true, string.Empty), (end.ExitCode, end.IsSessionLost, _sh.Output.Comparable));
    }

    [Fact]
    public void A_shell_that_kills_itself_is_told_so()
    {
        var end = _sh.Run("kill -9 $$");
        Assert.Equal((BlockStatus.Failed, 137, true, "SIGKILL"), (end.Status, end.ExitCode, end.IsSessionLost, end.Error?.Name));
    }

    [Fact]
    public void Input_is_empty_and_output_needs_no_line_end() => Assert.Equal("read 1", _sh.Printed("read x; printf 'read %s' $?"));

    [Fact]
    public void Text_in_any_script_arrives_as_it_is() => Assert.Equal("é 端口 😀\n", _sh.Printed("LC_ALL=C; echo 'é 端口 😀'"));

    [Fact]
    public void Blocks_may_use_any_descriptor_and_get_none_of_Dejas()
    {
        Assert.Equal(string.Empty, _sh.Printed("exec 3>three; echo kept >&3"));
        Assert.Equal("kept\n", _sh.Printed("exec 3>&-; cat three"));
        Assert.DoesNotContain("pipe", _sh.Printed("readlink /proc/self/fd/[03456789]; true"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_shows_the_blocks_commands_alone()
    {
        _sh.Printed("set -x");
        _sh.Printed("a=1");
        Assert.Equal("++ a=1\n", _sh.Output.ErrorText);
    }

    [Fact]
    public void A_block_that_takes_too_long_ends_and_its_session_goes_on()
    {
        _sh.Printed("a=kept; g() { sleep 30; echo after; }; h() { while true; do g; done; }");
        _sh.Limits = new RunLimits { Time = TimeSpan.FromMilliseconds(200) };
        foreach (var code in (string[])["sleep 30; echo after", "h; echo after", "while :; do :; done", "(sleep 30; echo after) | cat"])
        {
            var end = _sh.Run(code);
            Assert.Equal((BlockStatus.TimedOut, 124, false), (end.Status, end.ExitCode, end.IsSessionLost));
            Assert.Equal(string.Empty, _sh.Output.Comparable);
        }

        Assert.Equal("kept\n", _sh.Printed("echo $a"));
    }

    [Fact]
    public void Ctrl_C_ends_the_block_and_keeps_the_session()
    {
        using var interrupt = new CancellationTokenSource();
        _sh.Interrupt = interrupt.Token;
        var end = _sh.Run("a=kept; echo begun; sleep 30; echo after", new Once("begun", interrupt.Cancel));
        Assert.Equal((BlockStatus.Interrupted, 130, false, "begun\n"), (end.Status, end.ExitCode, end.IsSessionLost, _sh.Output.Comparable));
        _sh.Interrupt = default;
        Assert.Equal("kept\n", _sh.Printed("echo $a"));
    }

    [Fact]
    public void Endless_output_is_cut_at_the_limit()
    {
        _sh.Printed("true");
        _sh.Limits = _sh.Limits with { OutputBytes = 100_000 };
        var end = _sh.Run("yes");
        Assert.Equal(BlockStatus.TooMuchOutput, end.Status);
        Assert.Equal(100_000, _sh.Output.Comparable.Length);
    }

    [Fact]
    public void Values_come_out_and_go_in_whatever_they_hold()
    {
        var odd = "a'b\"c\\d\\\\n\ne\t$HOME `x` é";
        _sh.Kernel.SetValue("odd", System.Text.Json.JsonSerializer.Serialize(odd));
        Assert.Equal(odd, System.Text.Json.JsonSerializer.Deserialize<string>(_sh.Kernel.GetValue("odd")));
        _sh.Printed("list=(1 'two words' ''); declare -A map=([k]='v w')");
        Assert.Equal("""["1","two words",""]""", _sh.Kernel.GetValue("list"));
        Assert.Equal("""{"k":"v w"}""", _sh.Kernel.GetValue("map"));
        _sh.Kernel.SetValue("numbers", "[1, 2.5, \"x y\"]");
        Assert.Equal("3 x y\n", _sh.Printed("echo ${#numbers[@]} ${numbers[2]}"));
        Assert.Throws<KernelException>(() => _sh.Kernel.GetValue("nope"));
        Assert.Throws<KernelException>(() => _sh.Kernel.GetValue("a; rm x"));
    }

    [Fact]
    public void The_shells_version_is_known() => Assert.Equal(_sh.Kernel.Versions["bash"], _sh.Printed("printf %s \"${BASH_VERSION%%(*}\""));

    private sealed class Once(string text, Action then) : IOutputSink
    {
        private readonly StringBuilder _seen = new();
        private bool _isDone;

        public void Text(ChildChannel channel, ReadOnlySpan<byte> bytes)
        {
            _seen.Append(Encoding.UTF8.GetString(bytes));
            if (_isDone || !_seen.ToString().Contains(text, StringComparison.Ordinal)) return;
            _isDone = true;
            then();
        }

        public void Display(Display display)
        {
        }

        public void Progress(string text)
        {
        }
    }
}
