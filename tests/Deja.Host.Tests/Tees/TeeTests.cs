using System.Globalization;

namespace Deja.Host.Tests.Tees;

/// <summary>What the user of a copy sees, beyond what the system's own tee shows too.</summary>
public sealed class TeeTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task What_comes_is_shown_and_written_at_once_however_little_it_is()
    {
        Skip.OnWindows();
        await using var running = new Running(_shell.Describe("tee out"));
        await running.Write("o");
        await running.ReadUntil("o");
        await running.Write("ne");
        await running.ReadUntil("one");

        // The files are written before the next read.
        Assert.StartsWith("o", await File.ReadAllTextAsync(_shell.Folder["out"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await running.Write("\n端");
        await running.ReadUntil("one\n端");
        Assert.StartsWith("one", await File.ReadAllTextAsync(_shell.Folder["out"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("one\n端", (await running.Finish()).Output);
        Assert.Equal("one\n端"u8.ToArray(), _shell.Read("out"));
    }

    [Fact]
    public async Task After_a_fast_stream_a_single_byte_is_still_shown_at_once()
    {
        Skip.OnWindows();
        await using var running = new Running(_shell.Describe("(cat noise; cat) | tee out | (head -c 3456789 > /dev/null; cat)"));
        await running.Write("x");
        await running.ReadUntil("x");
        await running.Write("y");
        await running.ReadUntil("xy");
        Assert.Equal(0, (await running.Finish()).ExitCode);
        Assert.Equal([.. _shell.Noise, .. "xy"u8], _shell.Read("out"));
    }

    [Fact]
    public async Task When_the_reader_goes_away_the_copy_ends_and_the_file_holds_what_was_read()
    {
        Skip.OnWindows();
        var run = await _shell.Run("seq 1000000 | tee out | head -1; echo ${PIPESTATUS[*]}; seq 1000000 | cmp out - 2>&1 | grep -c EOF");
        Assert.Equal("1\n141 141 0\n1\n", run.Output);
        Assert.Empty(run.Error);
        Assert.NotEmpty(_shell.Read("out"));
    }

    [Fact]
    public async Task A_disk_that_fills_up_is_told_once_and_the_console_gets_everything()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "only root of Linux may mount a small disk");
        var run = await _shell.Run("""
            mkdir small
            unshare --mount bash -c 'mount -t tmpfs -o size=100k tmpfs small && "$0" tee small/out < noise; code=$?; stat -c %s small/out >&2; exit $code'
            """.Replace("$0", Programs.Own, StringComparison.Ordinal));
        Assert.SkipWhen(run.Error.Contains("unshare", StringComparison.Ordinal) || run.Error.Contains("mount", StringComparison.Ordinal), $"no mount here: {run.Error}");
        Assert.Equal("deja: can't write 'small/out': No space left on device\n102400\n", run.Error);
        Assert.Equal(_shell.Noise, run.Bytes);
        Assert.Equal(1, run.ExitCode);
    }

    [Theory]
    [InlineData("echo x | tee no/such/file", "can't write 'no/such/file': there is no folder 'no/such'")]
    [InlineData("mkdir folder; echo x | tee folder", "can't write 'folder': it is a folder")]
    [InlineData("echo x | tee /dev/full", "can't write '/dev/full': No space left on device")]
    [InlineData("echo x | tee 2>&1 >/dev/full", "can't write standard output: No space left on device")]
    [InlineData("tee < .", "can't read standard input: Is a directory")]
    public async Task What_went_wrong_is_told_with_its_reason(string script, string told)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has /dev/full");
        var run = await _shell.Run(script);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"deja: {told}", (run.Error + run.Output).Replace("x\n", string.Empty, StringComparison.Ordinal).TrimEnd());
    }

    [Fact]
    public async Task A_file_that_may_not_be_written_is_told_and_stays_as_it_is()
    {
        Skip.OnWindows();
        Skip.AsRoot();
        _shell.Folder.Write("out", "mine\n");
        var run = await _shell.Run("chmod a-w out; echo x | tee out");
        Assert.Equal(("x\n", "deja: can't write 'out': Permission denied\n", 1), (run.Output, run.Error, run.ExitCode));
        Assert.Equal("mine\n"u8.ToArray(), _shell.Read("out"));
    }

    [Theory]
    [InlineData("tee -a log < log", "'log'")]
    [InlineData("tee -a ./log ok < log > /dev/null", "'./log'")]
    [InlineData("tee ok < log >> log", "standard output")]
    [InlineData("(echo ahead; tee ok) < log 1<> log", "standard output")]
    public async Task A_file_is_never_added_to_itself_without_end(string script, string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "known by /proc");
        _shell.Folder.Write("log", "one\ntwo\nthree\n");
        var run = await _shell.Run(script);
        Assert.Equal((1, $"deja: can't write {name}: it is the file that is read, and adding to it would never end\n"), (run.ExitCode, run.Error));
        Assert.Equal(14, _shell.Read("log").Length);
    }

    [Fact]
    public async Task An_input_that_others_left_non_blocking_is_waited_for()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "sets a flag of Linux");
        await using var running = new Running(_shell.Describe(Programs.Quoted(Programs.Own, "nonblocking", Programs.Own, "tee", "out")));
        await UntilStill("out");
        await running.Write("one\n");
        await running.ReadUntil("one\n");
        Assert.Equal(("one\n", string.Empty, 0), await running.Finish() is var run ? (run.Output, run.Error, run.ExitCode) : default);
    }

    [Fact]
    public async Task An_output_that_others_left_non_blocking_is_waited_for_when_it_is_full()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "sets a flag of Linux");
        await using var running = new Running(_shell.Describe($"cat noise | {Programs.Quoted(Programs.Own, "nonblocking", Programs.Own, "tee", "out")}"));
        await UntilStill("out");
        Assert.NotEqual(_shell.Noise.Length, _shell.Read("out").Length);
        var run = await running.Finish();
        Assert.Equal((string.Empty, 0), (run.Error, run.ExitCode));
        Assert.Equal(_shell.Noise, run.Bytes);
        Assert.Equal(_shell.Noise, _shell.Read("out"));
    }

    [Fact]
    public async Task Who_writes_to_the_same_file_meanwhile_loses_nothing()
    {
        Skip.OnWindows();
        const string many = "head -c 3000000 /dev/zero | tr '\\0'";
        await _shell.Run($"({many} a | tee -a out | cat > /dev/null) & ({many} b | tee -a out > /dev/null) & wait");
        var written = _shell.Read("out");
        Assert.Equal((3_000_000, 3_000_000), (written.Count(b => b == 'a'), written.Count(b => b == 'b')));
    }

    [Theory]
    [InlineData("seq 1000000 | tee out | cat")]
    [InlineData("seq 1000000 > in; tee out < in")]
    [InlineData("seq 1000000 | tee -a out > /dev/null")]
    public async Task Of_a_long_stream_the_beginning_and_the_end_are_kept(string script)
    {
        Skip.OnWindows();
        await _shell.Run(script);
        var kept = (await File.ReadAllTextAsync(_shell.Folder["report"], TestContext.Current.CancellationToken)).Split('\n');
        var gap = Array.FindIndex(kept, l => l.StartsWith("[deja: ", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, gap - 1).Select(i => i.ToString(CultureInfo.InvariantCulture)), kept[..(gap - 1)]);
        var rest = kept[(gap + 1)..^1];
        Assert.Equal(Enumerable.Range(1_000_000 - rest.Length + 1, rest.Length).Select(i => i.ToString(CultureInfo.InvariantCulture)), rest);
        Assert.InRange(string.Join('\n', rest).Length, 250_000, 256 * 1024);
    }

    [Theory]
    [InlineData("printf 'error: \\0' | tee out")]
    [InlineData("head -c 300000 /dev/zero | tee out")]
    public async Task What_is_no_text_is_not_looked_at(string script)
    {
        Skip.OnWindows();
        await _shell.Run(script);
        Assert.Equal("no text", await File.ReadAllTextAsync(_shell.Folder["report"], TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("cat noise | tee out | cat")]
    [InlineData("tee out < noise")]
    [InlineData("head -c 5 noise > out; tail -c +6 noise | tee -a out | (head -c 0; cat noise)")]
    [InlineData("cat noise | tee no/such/folder out; [ $? = 1 ]")]
    public async Task The_way_for_Windows_copies_every_byte_too(string script)
    {
        var start = _shell.Describe(script);
        start.Environment["DEJA_TEST_RUNNER"] = "portable";
        var run = await Running.Run(start);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(_shell.Noise, run.Bytes);
        Assert.Equal(_shell.Noise, _shell.Read("out"));
    }

    /// <summary>Waits until a file is there and has not grown for a while: who writes it waits for something.</summary>
    private async Task UntilStill(string name)
    {
        var file = new FileInfo(_shell.Folder[name]);
        var (size, still) = (-1L, 0);
        while (still < 20)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
            file.Refresh();
            still = file.Exists && file.Length == size ? still + 1 : 0;
            size = file.Exists ? file.Length : -1;
        }
    }
}
