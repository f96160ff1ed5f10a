using System.Text.Json;

namespace Deja.Cli.Tests.Verbs;

public sealed class RecallVerbTests : IDisposable
{
    private const string Error = "WidgetDetachedError: widget 'cart' was detached from its session before render";

    private readonly Desk _desk = new Desk()
        .With("notes/deja.yml", "")
        .With("notes/widgets.md", "# Widgets\n\n## Dropped before it is used\n\n```\nWidgetDetachedError: widget 'main' was detached from its session before render\n```\n\nFix: keep the session open until the page is rendered.\n")
        .With("notes/other.md", "# Sessions\n\nA session belongs to a request.\n")
        .With("notes/fail.log", $"starting\n\u001b[31m{Error}\u001b[0m\nexit code 1\n");

    public RecallVerbTests() => _desk.Folder = "notes";

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_log_file_is_answered_with_the_entry_and_its_fix()
    {
        var run = await _desk.Deja("recall", "fail.log");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Dropped before it is used", run.Output, StringComparison.Ordinal);
        Assert.Contains(Error[..50], run.Output, StringComparison.Ordinal);
        Assert.Contains("keep the session open", run.Output, StringComparison.Ordinal);
        Assert.Contains("widgets.md#dropped-before-it-is-used", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData()]
    [InlineData("-")]
    public async Task A_log_comes_by_standard_input_as_well(params string[] file)
    {
        var run = await _desk.DejaReading(_desk.Read("notes/fail.log"), ["recall", .. file, "--json"]);
        Assert.Equal(0, run.ExitCode);
        Assert.True(Desk.Json(run).GetProperty("confident").GetBoolean());
    }

    [Fact]
    public async Task Json_has_the_promised_shape()
    {
        var root = Desk.Json(await _desk.Deja("recall", "fail.log", "--json"));
        Assert.Equal(["confident", "matches"], root.EnumerateObject().Select(p => p.Name));
        Assert.Equal(JsonValueKind.True, root.GetProperty("confident").ValueKind);
        var match = root.GetProperty("matches")[0];
        Assert.Equal(["note", "anchor", "title", "line", "score", "because"], match.EnumerateObject().Select(p => p.Name).Take(6));
        Assert.Equal("widgets.md", match.GetProperty("note").GetString());
        Assert.Equal("dropped-before-it-is-used", match.GetProperty("anchor").GetString());
        Assert.Equal("Dropped before it is used", match.GetProperty("title").GetString());
        Assert.Equal(6, match.GetProperty("line").GetInt32());
        Assert.InRange(match.GetProperty("score").GetDouble(), 0, 1);
        Assert.Equal(Error, match.GetProperty("because").GetString()!.Trim());
    }

    [Fact]
    public async Task An_error_that_no_entry_is_about_ends_with_1()
    {
        var run = await _desk.DejaReading("Segmentation fault (core dumped)\n", "recall", "--json");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(JsonValueKind.False, Desk.Json(run).GetProperty("confident").ValueKind);
        Assert.Equal(1, (await _desk.DejaReading("error: the session of the printer is over\n", "recall")).ExitCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \n")]
    public async Task An_empty_log_ends_with_1(string log)
    {
        var run = await _desk.DejaReading(log, "recall");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("empty", run.Error, StringComparison.Ordinal);
        Assert.Equal("{\"confident\":false,\"matches\":[]}", (await _desk.DejaReading(log, "recall", "--json")).Output.Trim());
    }

    [Fact]
    public async Task A_file_that_is_missing_is_told_by_name()
    {
        var run = await _desk.Deja("recall", "gone.log");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'gone.log'", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_folder_is_no_log()
    {
        Directory.CreateDirectory(_desk["notes/logs"]);
        var run = await _desk.Deja("recall", "logs");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("folder", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("x")]
    public async Task A_limit_that_is_none_is_told(string limit)
    {
        Assert.Equal(2, (await _desk.Deja("recall", "fail.log", "--limit", limit)).ExitCode);
    }

    [Fact]
    public async Task The_limit_is_kept()
    {
        for (var i = 0; i < 9; i++) _desk.With($"notes/n{i}.md", "# Widgets\n\nThe widget, the session and the render.\n");
        Assert.Equal(2, Desk.Json(await _desk.Deja("recall", "fail.log", "--json", "--limit", "2")).GetProperty("matches").GetArrayLength());
    }

    [Fact]
    public async Task A_huge_log_is_read_at_both_ends()
    {
        var noise = string.Concat(Enumerable.Repeat("compiling the next part, nothing to see here\n", 1_000_000));
        _desk.With("notes/head.log", $"{Error}\n{noise}").With("notes/tail.log", $"{noise}{Error}\n");
        Assert.Equal(0, (await _desk.Deja("recall", "head.log")).ExitCode);
        Assert.Equal(0, (await _desk.Deja("recall", "tail.log")).ExitCode);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_no_trouble()
    {
        File.WriteAllBytes(_desk["notes/binary.log"], [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 31))]);
        Assert.Equal(1, (await _desk.Deja("recall", "binary.log")).ExitCode);
    }
}
