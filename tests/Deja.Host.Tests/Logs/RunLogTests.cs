using System.Diagnostics;
using System.Globalization;
using System.Text;
using Deja.Host.Folders;
using Deja.Host.Logs;

namespace Deja.Host.Tests.Logs;

public sealed class RunLogTests : IDisposable
{
    private const UnixFileMode PrivateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 12, 0, 0, TimeSpan.FromHours(8));

    private readonly TemporaryFolder _folder = new();
    private readonly RunLogs _logs;

    public RunLogTests() => _logs = new RunLogs(new UserFolders(v => v is "XDG_STATE_HOME" or "LOCALAPPDATA" or "HOME" ? _folder["state"] : null, () => _folder["state"]));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_is_found_again_with_its_command_and_output()
    {
        Keep(Start, Record("ls", 0), "fine\n");
        Keep(Start.AddMinutes(1), Record("python", 1) with { Signal = "SIGSEGV", Duration = 1234 }, "端口 占用\n");
        Keep(Start.AddMinutes(2), Record("make", 2) with { Started = Start.AddMinutes(2), WasStopped = true }, "\n");
        Assert.Equal(["make", "python", "ls"], _logs.Past().Select(p => p.Record.Command));
        var failed = _logs.Past().First(p => p.Record.HasFailed);
        Assert.Equivalent(Record("python", 1) with { Signal = "SIGSEGV", Duration = 1234 }, failed.Record, strict: true);
        Assert.Equal("端口 占用\n", File.ReadAllText(failed.LogPath));
    }

    [Fact]
    public void Logs_are_for_the_user_alone_and_nothing_else_is_left()
    {
        Skip.OnWindows();
        Keep(Start, Record("ls", 0), "x");
        Assert.Equal(PrivateFolder.Mode, File.GetUnixFileMode(_logs.Folder));
        Assert.Equal(2, Names().Length);
        Assert.All(Names(), name => Assert.Equal(PrivateMode, File.GetUnixFileMode(Path.Combine(_logs.Folder, name))));
        Assert.Contains($"20260304T040000.000Z-{Environment.ProcessId}.json", Names());
    }

    [Fact]
    public void A_log_has_its_name_only_when_it_is_finished()
    {
        using var log = RunLog.Begin(_logs, new RunRecord("make", [], "/", Start));
        log.Write("half"u8);
        Assert.Equal([$"20260304T040000.000Z-{Environment.ProcessId}.json.part", $"20260304T040000.000Z-{Environment.ProcessId}.log.part"], Names());
        Assert.Empty(_logs.Past());
    }

    [Fact]
    public void The_run_of_a_Deja_that_was_killed_is_kept_as_far_as_it_came()
    {
        using (var log = RunLog.Begin(_logs, new RunRecord("make", ["all"], "/", Start)))
        {
            log.Write("half of it\n"u8);
            Assert.Empty(_logs.Past());
        }

        // Disposed without an end: what the system does with a process that is killed.
        var run = Assert.Single(_logs.Past());
        Assert.True(run.Record.WasCutShort);
        Assert.False(run.Record.HasFailed);
        Assert.Equal(["all"], run.Record.Arguments);
        Assert.Equal("half of it\n", File.ReadAllText(run.LogPath));
    }

    [Fact]
    public void A_huge_output_leaves_its_first_megabyte_and_its_last_four()
    {
        using var log = RunLog.Begin(_logs, new RunRecord("make", [], "/", Start));
        var line = "0123456789abcdef0123456789abcde\n"u8.ToArray();
        for (var i = 0; i < 400_000; i++) log.Write(line);
        log.Write("the end"u8);
        log.Finish(Record("x", 1));
        Assert.Null(log.Warning);
        var text = File.ReadAllText(log.Path!);
        Assert.InRange(text.Length, 5_200_000, 5 * 1024 * 1024 + 100);
        Assert.StartsWith("0123456789abcdef", text, StringComparison.Ordinal);
        Assert.EndsWith("\nthe end", text, StringComparison.Ordinal);
        Assert.Single(text.Split('\n'), l => l.StartsWith("[deja: ", StringComparison.Ordinal));
        Assert.Equal(2, Names().Length);
        if (!OperatingSystem.IsWindows()) Assert.Equal(PrivateMode, File.GetUnixFileMode(log.Path!));
    }

    [Fact]
    public void A_burst_leaves_whole_lines_in_order_and_no_secret()
    {
        using var log = RunLog.Begin(_logs, Record("make", 0));
        var key = $"-----BEGIN RSA PRIVATE KEY-----\n{string.Concat(Enumerable.Repeat("MIIEpAIBAAKCAQEA1234567890\n", 600_000))}-----END RSA PRIVATE KEY-----\n";
        var text = Lines(0, 40_000) + key + Lines(40_000, 360_000);
        foreach (var part in Encoding.ASCII.GetBytes(text).Chunk(64 * 1024)) log.Write(part);
        log.Finish(Record("make", 0));
        Assert.Equal(text.Length, log.Length);
        foreach (var kept in (string[])[File.ReadAllText(log.Path!), log.ReadText()])
        {
            Assert.DoesNotContain("MIIE", kept, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter", kept, StringComparison.Ordinal);
            var numbers = kept.Split('\n').Where(l => l.EndsWith("behind it", StringComparison.Ordinal)).Select(l => int.Parse(l.Split(' ')[1], CultureInfo.InvariantCulture)).ToList();
            Assert.Equal((0, 399_999), (numbers[0], numbers[^1]));
            Assert.Equal(numbers.Order().Distinct(), numbers);
            Assert.InRange(kept.Length, 500_000, 6_000_000);
        }

        static string Lines(int first, int count) =>
            string.Concat(Enumerable.Range(first, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"line {i} password=hunter{i} and what stands behind it\n")));
    }

    [Fact]
    public void What_is_looked_up_is_text_whatever_the_bytes_were()
    {
        using var log = RunLog.Begin(_logs, new RunRecord("make", [], "/", Start));
        log.Write([0xFF, .. "端"u8]);
        log.Write("口"u8[..1]);
        log.Write("口"u8[1..]);
        Assert.Equal("\uFFFD端口", log.ReadText());
    }

    [Fact]
    public void What_is_looked_up_holds_both_ends_of_a_huge_output()
    {
        using var log = RunLog.Begin(_logs, new RunRecord("make", [], "/", Start));
        log.Write("error: first\n"u8);
        for (var i = 0; i < 300; i++) log.Write(new byte[10_000]);
        log.Write("\nerror: last"u8);
        Assert.StartsWith("error: first\n", log.ReadText(), StringComparison.Ordinal);
        Assert.EndsWith("\nerror: last", log.ReadText(), StringComparison.Ordinal);
        Assert.InRange(log.ReadText().Length, 1_100_000, 1_200_000);
    }

    [Fact]
    public void The_newest_twenty_runs_stay()
    {
        for (var i = 0; i < 25; i++) Keep(Start.AddMinutes(i), Record($"run{i}", 0), "x");
        Assert.Equal(40, Names().Length);
        Assert.Equal(Enumerable.Range(5, 20).Reverse().Select(i => $"run{i}"), _logs.Past().Select(p => p.Record.Command));
    }

    [Fact]
    public void A_long_run_stays_and_is_the_last_though_many_ran_beside_it()
    {
        for (var i = 1; i <= 25; i++) Keep(Start.AddMinutes(i), Record($"run{i}", 1) with { Started = Start.AddMinutes(i) }, "x");
        Keep(Start, Record("make", 2) with { Duration = 3_600_000 }, "long");
        Assert.Equal(20, _logs.Past().Count);
        Assert.Equal(("make", "long"), (_logs.Past()[0].Record.Command, File.ReadAllText(_logs.Past()[0].LogPath)));
    }

    [Fact]
    public void No_more_than_fifty_megabytes_stay()
    {
        var five = new string('x', 5 * 1024 * 1024);
        for (var i = 0; i < 12; i++) Keep(Start.AddMinutes(i), Record($"run{i}", 0), five);
        Assert.Equal(Enumerable.Range(3, 9).Reverse().Select(i => $"run{i}"), _logs.Past().Select(p => p.Record.Command));
    }

    [Fact]
    public void Parts_that_a_killed_run_left_go_after_two_days()
    {
        PrivateFolder.Make(_logs.Folder);
        var part = Path.Combine(_logs.Folder, "20260101T000000.000Z-1.log.part");
        File.WriteAllText(part, "x");
        RunLogs.Rotate(_logs.Folder, DateTime.UtcNow.AddDays(1), string.Empty);
        Assert.True(File.Exists(part));
        RunLogs.Rotate(_logs.Folder, DateTime.UtcNow.AddDays(3), string.Empty);
        Assert.False(File.Exists(part));
    }

    [Fact]
    public void A_damaged_record_is_passed_over()
    {
        Keep(Start, Record("ls", 0), "x");
        File.WriteAllText(Path.Combine(_logs.Folder, "20270101T000000.000Z-1.json"), "{ \"command\":");
        File.WriteAllText(Path.Combine(_logs.Folder, "20270101T000001.000Z-1.json"), "{}");
        Assert.Equal("ls", Assert.Single(_logs.Past()).Record.Command);
    }

    [Fact]
    public void Without_any_run_there_is_no_past() => Assert.Empty(_logs.Past());

    [Fact]
    public void A_state_folder_that_can_not_be_made_is_a_warning_and_the_text_is_there_all_the_same()
    {
        _folder.Write("state", "a file in the way");
        using var log = RunLog.Begin(_logs, new RunRecord("make", [], "/", Start));
        log.Write("error CS0246"u8);
        log.Finish(Record("dotnet", 1));
        Assert.StartsWith("this run was not logged: can't make the folder", log.Warning, StringComparison.Ordinal);
        Assert.Null(log.Path);
        Assert.Equal("error CS0246", log.ReadText());
    }

    [Fact]
    public async Task A_command_runs_with_a_state_folder_that_may_not_be_written()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has a folder (/proc) in which root may make nothing either");
        using var tried = new Tried();
        var start = tried.DescribeTry(Programs.Own, "lines", "1");
        start.Environment["XDG_STATE_HOME"] = "/proc";
        var run = await Running.Run(start);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("line 1\n", run.Output);
        Assert.StartsWith("this run was not logged: can't make the folder '/proc/deja", tried["warning"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_fills_up_during_a_run_never_disturbs_the_command()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the limit on file size stands for a full disk, and its unit differs elsewhere");
        using var tried = new Tried();
        var limited = $"trap '' XFSZ; ulimit -f 64; {Programs.Quoted(Programs.Own, "try", Programs.Own, "bytes", "200000")}";
        var start = tried.Describe("bash", "-c", limited);
        start.Environment["DEJA_TEST_REPORT"] = "/dev/stderr";

        // .NET keeps its compiled code in a file in memory, which the limit would hold for as well.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        var run = await Running.Run(start);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(200_000, run.Bytes.Length);
        Assert.Contains("warning: this run was not logged: ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("000019999\n", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(tried.Runs));
    }

    private static RunRecord Record(string command, int exitCode) => new(command, ["a b", "端口"], "/home/ana", Start) { ExitCode = exitCode };

    private void Keep(DateTimeOffset started, RunRecord record, string output)
    {
        using var log = RunLog.Begin(_logs, new RunRecord("make", [], "/", started));
        log.Write(Encoding.UTF8.GetBytes(output));
        log.Finish(record);
        Assert.Null(log.Warning);
    }

    private string[] Names() => [.. Directory.EnumerateFiles(_logs.Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
}
