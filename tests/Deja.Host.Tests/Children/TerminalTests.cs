using System.Globalization;

namespace Deja.Host.Tests.Children;

/// <summary>On a terminal a command behaves as if nothing stood between.</summary>
[Collection(Orphans.Collection)]
public sealed class TerminalTests : IDisposable
{
    private readonly Tried _try = new();

    public TerminalTests() => Terminal.SkipWithout();

    public void Dispose() => _try.Dispose();

    [Fact]
    public async Task It_sees_a_terminal_on_all_three_streams()
    {
        Assert.Contains("all three", await Screen(Try("test -t 0 && test -t 1 && test -t 2 && echo all three")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_leads_elsewhere_does_so_for_the_command()
    {
        var file = _try.Folder["err"];
        Assert.Contains("0 1\r\n", await Screen($"{Try("test -t 1; a=$?; test -t 2; echo $a $?; echo oops >&2")} 2>{file}"), StringComparison.Ordinal);
        Assert.Equal("oops\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Output_that_goes_to_a_file_leaves_the_errors_on_the_terminal()
    {
        var file = _try.Folder["out"];
        Assert.Contains("1 0\r\n", await Screen($"{Try("test -t 1; a=$?; test -t 2; echo $a $? >&2; echo fine")} >{file}"), StringComparison.Ordinal);
        Assert.Equal("fine\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Input_from_a_pipe_reaches_it_unchanged()
    {
        Assert.Contains("one\ntwo\nno terminal\n", (await Screen($"printf 'one\\ntwo\\n' | {Try("cat; test -t 0 || echo no terminal")}")).Replace("\r", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_may_ask_the_terminal_for_a_password_while_its_input_is_a_pipe()
    {
        await using var terminal = Terminal.Start(_try, $"echo piped | {Try("printf 'Pass''word: ' >/dev/tty; read p </dev/tty; read x; echo \"got ${#p} letters and $x\"")}");
        await terminal.ReadUntil("Password: ");
        await terminal.Write("hunter22\r");
        Assert.Contains("got 8 letters and piped", (await terminal.Finish()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_without_echo_is_neither_shown_nor_logged()
    {
        await using var terminal = Terminal.Start(_try, Try("stty -echo; printf 'Pass''word: '; read p; stty echo; echo; echo \"got ${#p} letters\"; exit 3"));
        await terminal.ReadUntil("Password: ");
        await terminal.Write("hunter22\r");
        var run = await terminal.Finish();
        Assert.Contains("got 8 letters", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, run.ExitCode);
        var log = await File.ReadAllTextAsync(_try["log"], TestContext.Current.CancellationToken);
        Assert.Contains("got 8 letters", log, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_reach_a_full_screen_program_as_they_are_typed()
    {
        await using var terminal = Terminal.Start(_try, Try("stty raw -echo; echo re''ady; dd bs=1 count=4 2>/dev/null | od -An -tx1; stty sane"));
        await terminal.ReadUntil("ready");
        await terminal.Write("\x03\x1b[A");
        Assert.Contains("03 1b 5b 41", (await terminal.Finish()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_has_the_size_of_the_terminal()
    {
        Assert.Contains("41 123\r\n", await Screen($"stty rows 41 cols 123; {Try("stty size")}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_told_when_the_terminal_gets_another_size()
    {
        var fifo = _try.Folder["resize"];
        await Running.Run(_try.Describe("mkfifo", fifo));
        await using var terminal = Terminal.Start(_try, $"(read x <{fifo}; stty rows 50 cols 60 </dev/tty) & {Try("trap 'stty size; exit 0' WINCH; echo re''ady; while :; do sleep 0.05; done")}");
        await terminal.ReadUntil("ready");
        await File.WriteAllTextAsync(fifo, "now\n", TestContext.Current.CancellationToken);
        Assert.Contains("50 60", (await terminal.Finish()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_Z_stops_it_and_fg_continues_it()
    {
        await using var terminal = Terminal.Start(_try, "bash --norc --noprofile -i");
        await terminal.Write($"{Try("echo re''ady; read x; echo \"got $x\"")}\r");
        await terminal.ReadUntil("ready");
        await terminal.Write(Terminal.CtrlZ);
        await terminal.ReadUntil("Stopped");
        await terminal.Write("echo in the ''shell\r");
        await terminal.ReadUntil("in the shell");
        await terminal.Write("fg\r");
        await terminal.Write("something\r");
        await terminal.ReadUntil("got something");
        await _try.Ended();
        await terminal.Write("exit\r");
        await terminal.Finish();
        Assert.Equal("exit code 0", _try["end"]);
    }

    [Fact]
    public async Task A_program_that_stops_itself_is_continued_too()
    {
        await using var terminal = Terminal.Start(_try, "bash --norc --noprofile -i");
        await terminal.Write($"{Try("kill -TSTP $$; echo con''tinued")}\r");
        await terminal.ReadUntil("Stopped");
        await terminal.Write("fg\r");
        await terminal.ReadUntil("continued");
        await _try.Ended();
        await terminal.Write("exit\r");
        await terminal.Finish();
    }

    [Fact]
    public async Task In_the_background_it_runs_without_being_stopped()
    {
        await using var terminal = Terminal.Start(_try, "bash --norc --noprofile -i");
        await terminal.Write($"{Try("echo fin''ished")} & wait; echo wai''ted\r");
        await terminal.ReadUntil("waited");
        await terminal.Write("exit\r");
        var run = await terminal.Finish();
        Assert.Contains("finished", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Stopped", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_script_that_it_stands_in()
    {
        await using var terminal = Terminal.Start(_try, $"bash -c \"{Programs.Quoted(Programs.Own, "try", "sh", "-c", "echo ready; exec sleep 60")}; echo went on\"");
        await terminal.ReadUntil("ready");
        await terminal.Write(Terminal.CtrlC);
        Assert.DoesNotContain("went on", (await terminal.Finish()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shell_tells_of_a_crash_as_it_would_without_Deja()
    {
        Assert.Contains("Segmentation fault", await Screen($"bash -c '{Try("kill -SEGV $$").Replace("'", "'\\''", StringComparison.Ordinal)}; exit 0'"), StringComparison.Ordinal);
        Assert.Contains("SIGSEGV", _try["end"], StringComparison.Ordinal);
        Assert.Contains("Segmentation fault", _try.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Much_output_arrives_whole_and_in_order()
    {
        var output = await Screen(Programs.Quoted(Programs.Own, "try", "seq", "1", "200000"));
        Assert.Equal(Enumerable.Range(1, 200_000).Select(i => i.ToString(CultureInfo.InvariantCulture)), output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task What_it_leaves_in_the_background_lives_on()
    {
        var pid = int.Parse((await Screen(Try("sleep 600 >/dev/null 2>&1 & echo $!"))).Trim('\0', '\r', '\n'), CultureInfo.InvariantCulture);
        using var left = System.Diagnostics.Process.GetProcessById(pid);
        Assert.False(left.HasExited);
        left.Kill();
    }

    [Fact]
    public async Task What_it_leaves_in_the_background_still_writes_to_the_terminal()
    {
        var file = _try.Folder["now"];
        await using var terminal = Terminal.Start(_try, $"{Try($"(until [ -e {file} ]; do sleep 0.02; done; echo from be''hind; echo and a''gain) & echo started")}; read x; echo \"typed $x\"");
        await _try.Ended();
        await File.WriteAllTextAsync(file, "now\n", TestContext.Current.CancellationToken);
        await terminal.ReadUntil("and again");
        await terminal.Write("something\r");
        Assert.Contains("typed something", (await terminal.Finish()).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("behind", _try.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_ahead_and_not_read_by_it_goes_to_the_shell()
    {
        var file = _try.Folder["now"];
        await using var terminal = Terminal.Start(_try, $"{Try($"echo re''ady; until [ -e {file} ]; do sleep 0.02; done")}; read x; read y; echo \"the shell got $x and $y\"");
        await terminal.ReadUntil("ready");
        await terminal.Write("ahead\rhalf");
        await terminal.ReadUntil("half");
        await File.WriteAllTextAsync(file, "now\n", TestContext.Current.CancellationToken);
        await _try.Ended();
        await terminal.Write(" and whole\r");
        var run = await terminal.Finish();
        Assert.SkipWhen(_try["warning"].Contains("is lost (10 bytes)", StringComparison.Ordinal), "this system lets no program put back what was typed");
        Assert.Contains("the shell got ahead and half and whole", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_reads_itself_is_not_typed_again()
    {
        await using var terminal = Terminal.Start(_try, $"{Try("echo re''ady; read x; echo \"got $x\"")}; read y; echo \"then $y\"");
        await terminal.ReadUntil("ready");
        await terminal.Write("one\r");
        await terminal.ReadUntil("got one");
        await _try.Ended();
        await terminal.Write("two\r");
        Assert.Contains("then two", (await terminal.Finish()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_Deja_is_killed_the_command_is_hung_up_and_its_user_told()
    {
        var file = _try.Folder["parent"];
        await using var terminal = Terminal.Start(_try, $"{Try($"echo $PPID >{file}; echo re''ady; exec sleep 600")}; sh -c 'sleep 0.1; until grep -q gone {file}; do sleep 0.02; done'; stty -a; echo the shell goes on");
        await terminal.ReadUntil("ready");

        // The command's parent is the monitor, and that one's parent is Deja.
        var monitor = (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Trim();
        await Running.Run(_try.Describe("kill", "-KILL", await ParentOf(monitor)));
        Assert.Contains("deja itself was killed", await terminal.ReadUntil("was hung up and has ended", or: () => StateOf(monitor)), StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, "gone\n", TestContext.Current.CancellationToken);
        Assert.Contains(" icanon", (await terminal.Finish()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_Deja_is_killed_and_the_command_ignores_hang_ups_its_user_is_told_which_process_runs_on()
    {
        var file = _try.Folder["processes"];
        await using var terminal = Terminal.Start(_try, Try($"trap '' HUP; echo $$ $PPID >{file}; echo re''ady; exec sleep 600") + "; read answer");
        await terminal.ReadUntil("ready");
        var ids = (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Split();
        await Running.Run(_try.Describe("kill", "-KILL", await ParentOf(ids[1])));
        await terminal.ReadUntil($"runs on as process {ids[0]}");
        await Running.Run(_try.Describe("kill", ids[0]));
    }

    [Fact]
    public async Task A_command_that_is_missing_is_told()
    {
        await using var terminal = Terminal.Start(_try, "exec " + Programs.Quoted(Programs.Own, "try", "no-such-command"));
        var run = await terminal.Finish();
        Assert.Equal(127, run.ExitCode);
        Assert.Contains("'no-such-command' was not found", run.Output, StringComparison.Ordinal);
    }

    /// <summary>What a process waits for, thread by thread: told where it does not do what it should.</summary>
    private static string StateOf(string process)
    {
        var threads = $"/proc/{process}/task";
        if (!Directory.Exists(threads)) return $"process {process} is gone";
        return string.Join("; ", Directory.EnumerateDirectories(threads).Select(t => $"{File.ReadAllText(t + "/comm").Trim()}: {File.ReadAllText(t + "/stat").Split(") ")[^1][0]} {File.ReadAllText(t + "/wchan")}"));
    }

    private static async Task<string> ParentOf(string process)
    {
        var stat = await File.ReadAllTextAsync($"/proc/{process}/stat", TestContext.Current.CancellationToken);
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1];
    }

    /// <summary>The command that tries a line of sh, as typed in a shell.</summary>
    private static string Try(string line) => Programs.Quoted(Programs.Own, "try", "sh", "-c", line);

    private async Task<string> Screen(string command)
    {
        await using var terminal = Terminal.Start(_try, $"{command}; echo the ''end");

        // At the end of its input script(1) types an end of file, which has no place amid the output.
        await terminal.ReadUntil("the end");
        return (await terminal.Finish()).Output.Replace("the end\r\n", string.Empty, StringComparison.Ordinal);
    }
}
