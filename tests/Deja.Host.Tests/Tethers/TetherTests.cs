using System.Diagnostics;
using System.Globalization;
using System.Text;
using Deja.Host.Children;
using Deja.Host.Tethers;

namespace Deja.Host.Tests.Tethers;

[Collection(Orphans.Collection)]
public sealed class TetherTests : IDisposable, ITetherReader
{
    private static readonly TetherLimits Limits = new(TimeSpan.FromSeconds(30), 1 << 20, CancellationToken.None);
    private readonly TemporaryFolder _folder = new();
    private readonly StringBuilder _text = new();
    private int _pieces;

    public TetherTests() => OwnProgram.Instead = Programs.Own;

    public void Dispose() => _folder.Dispose();

    void ITetherReader.Text(ChildChannel channel, ReadOnlySpan<byte> bytes)
    {
        _pieces++;
        _text.Append(Encoding.UTF8.GetString(bytes));
    }

    bool ITetherReader.Reply(ReadOnlySpan<byte> line) => true;

    [Fact]
    public void It_answers_while_a_child_holds_its_output_open()
    {
        using var tether = Start("read -r x <&3; sleep 100 & echo $!; echo done >&4; read -r y <&3");
        var answer = tether.Ask("go\n"u8, this, Limits);
        Assert.Equal(new TetherAnswer(TetherStop.None, null), answer);
        Assert.True(IsAlive(Number()));
        tether.Dispose();
        Assert.False(IsAlive(Number()));
    }

    [Fact]
    public void What_is_printed_line_by_line_comes_whole_and_does_not_wake_the_reader_for_each_line()
    {
        using var tether = Start("i=0; while [ $i -lt 20000 ]; do echo $i; i=$((i + 1)); done; echo done >&4; read -r x <&3");
        var watch = Stopwatch.StartNew();
        Assert.Null(tether.Ask([], this, Limits).End);
        Assert.Equal(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i}\n")), _text.ToString());

        // A little is followed by a rest of two milliseconds; what is much has 4,096 bytes at least, of about 109,000.
        Assert.InRange(_pieces, 1, (watch.ElapsedMilliseconds / 2) + 30);
    }

    [Theory]
    [InlineData("trap '' TERM HUP INT; sleep 100 & echo $!; wait")] // Ignores all that it may.
    [InlineData("setsid sh -c 'sleep 100 & echo $!' & wait; sleep 100")] // A daemon: orphaned in a session of its own.
    [InlineData("(setsid sh -c 'setsid sleep 100 & echo $!; exit' & exit) & wait; sleep 100")] // The same, twice removed.
    [InlineData("(setsid env -i /bin/sh -c '/bin/sleep 100 & echo $!') & wait; sleep 100")] // Without its environment as well.
    [InlineData("(env -i /bin/sh -c '/bin/sleep 100 & echo $!') & wait; sleep 100")]
    [InlineData("set -m; (sleep 100 & echo $!; disown); sleep 100")] // In a process group of its own.
    public void Everything_that_it_started_ends_with_it_when_its_time_is_over(string code)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux hands orphans to who asked for them");
        using var tether = Start(code);
        var answer = tether.Ask([], this, Limits with { Time = TimeSpan.FromMilliseconds(400), Grace = TimeSpan.FromMilliseconds(100) });
        Assert.Equal(TetherStop.Time, answer.Stop);
        Assert.NotNull(answer.End);
        Assert.False(IsAlive(Number()));
        Assert.False(IsAlive(tether.ProcessId));
    }

    [Fact]
    public void One_that_loses_the_first_interrupt_gets_another_before_it_is_ended_by_force()
    {
        using var tether = Start("n=0; trap 'n=$((n + 1)); [ $n -lt 2 ] || { echo done >&4; read -r x <&3; exit; }' INT; while :; do sleep 0.05; done");
        var answer = tether.Ask([], this, Limits with { Time = TimeSpan.FromMilliseconds(400), Grace = TimeSpan.FromSeconds(4) });
        Assert.Equal((TetherStop.Time, null), (answer.Stop, answer.End));
    }

    [Fact]
    public void It_ends_when_its_process_ends_though_a_child_holds_its_pipes()
    {
        using var tether = Start("sleep 100 & echo $!; exit 3");
        var answer = tether.Ask([], this, Limits);
        Assert.Equal((TetherStop.None, 3), (answer.Stop, answer.End!.ExitCode));
        Assert.False(IsAlive(Number()));
    }

    [Fact]
    public void It_may_do_its_last_things_when_it_is_let_go()
    {
        var file = _folder["bye"];
        using (var tether = Start($"trap 'echo bye >{file}' EXIT; echo up >&4; read -r x <&3")) tether.Ask([], this, Limits);
        Assert.Equal("bye\n", File.ReadAllText(file));
    }

    [Fact]
    public void It_gets_a_large_request_whole_while_it_prints_more_than_a_pipe_holds()
    {
        var request = Encoding.UTF8.GetBytes(new string('x', 500_000) + "\n");
        using var tether = Start("head -c 300000 /dev/zero; head -c 500001 <&3 | wc -c; echo done >&4; read -r y <&3");
        tether.Ask(request, this, Limits);
        Assert.EndsWith("500001\n", _text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_has_its_folder_and_its_environment_and_no_other_descriptor()
    {
        var plan = new TetherPlan("/bin/bash", ["-c", "pwd; echo $ONE; echo ${PATH-none}; echo 1 >&4; for f in /proc/self/fd/*; do readlink $f; done | grep -c . "], _folder.Path)
        {
            Environment = new Dictionary<string, string?> { ["ONE"] = "1 2", ["PATH"] = null },
        };
        using var tether = Tether.Start(plan);
        tether.Ask([], this, Limits);
        Assert.StartsWith($"{_folder.Path}\n1 2\n", _text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_Deja_is_killed_nothing_is_left()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the marks of processes are read from Linux's /proc");
        var start = new ProcessStartInfo(Programs.Own, ["tether", "trap '' TERM HUP INT; setsid sh -c 'sleep 100 & echo $!; exit' ; echo $$; echo up; sleep 100"]);
        start.Environment["TMPDIR"] = _folder.Path;
        await using var running = new Running(start);
        var numbers = (await running.ReadUntil("up\n")).Split('\n');
        using (var deja = Process.GetProcessById(running.Id)) deja.Kill();
        foreach (var number in numbers.Take(2).Select(n => int.Parse(n, CultureInfo.InvariantCulture))) await Gone(() => !IsAlive(number));
        await Gone(() => !_folder.Names.Any(n => n.StartsWith("deja-", StringComparison.Ordinal)));
    }

    private static async Task Gone(Func<bool> isSo)
    {
        for (var clock = Stopwatch.StartNew(); !isSo(); await Task.Delay(10, TestContext.Current.CancellationToken)) Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), "it is still there");
    }

    private static bool IsAlive(int pid) => File.Exists($"/proc/{pid}/stat") && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);

    private Tether Start(string code) => Tether.Start(new TetherPlan("/bin/bash", ["-c", code], _folder.Path));

    private int Number() => int.Parse(_text.ToString().Trim(), CultureInfo.InvariantCulture);
}
