using System.Globalization;
using System.Text;

namespace Deja.Cli.Tests.Verbs;

public sealed class TeeVerbTests : IDisposable
{
    private const string Known = "WidgetDetachedError: widget 'cart' was detached from its session before render\n";

    private readonly Desk _desk = new Desk()
        .With("notes/widgets.md", "# Widgets\n\n## Dropped before it is used\n\n```\nWidgetDetachedError: widget 'main' was detached from its session before render\n```\n\nFix: keep the session open until the page is rendered.\n")
        .With("notes/other.md", "# Sessions\n\nA session belongs to a request.\n")
        .With("config/deja/notebooks", "");

    public TeeVerbTests() => _desk.With("config/deja/notebooks", _desk["notes"] + "\n");

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData()]
    [InlineData("out")]
    [InlineData("out", "second", "-")]
    public async Task What_comes_in_goes_to_the_console_and_to_each_file(params string[] files)
    {
        var run = await _desk.DejaReading("端口\0\u001b[31m\n", ["tee", .. files]);
        Assert.Equal(("端口\0\u001b[31m\n", string.Empty, 0), (run.Output, run.Error, run.ExitCode));
        Assert.All(files, file => Assert.Equal("端口\0\u001b[31m\n", _desk.Read($"work/{file}")));
    }

    [Fact]
    public async Task A_file_is_emptied_first_or_added_to_where_that_is_asked_for()
    {
        _desk.With("work/out", "a long line that was there\n");
        await _desk.DejaReading("one\n", "tee", "out");
        Assert.Equal("one\n", _desk.Read("work/out"));
        await _desk.DejaReading("two\n", "tee", "--append", "out");
        await _desk.DejaReading("three\n", "tee", "-a", "out");
        Assert.Equal("one\ntwo\nthree\n", _desk.Read("work/out"));
    }

    [Fact]
    public async Task Each_piece_is_shown_before_the_next_one_comes()
    {
        await using var running = new Running(_desk.Describe("tee", "out"));
        await running.Write("first");
        await running.ReadUntil("first");
        await running.Write(" second");
        await running.ReadUntil("first second");
        Assert.StartsWith("first", _desk.Read("work/out"), StringComparison.Ordinal);
        Assert.Equal(0, (await running.Finish()).ExitCode);
    }

    [Fact]
    public async Task The_entry_about_an_error_is_named_on_standard_error()
    {
        var run = await _desk.DejaReading($"compiling\n{Known}2 files left out\n", "tee", "out");
        Assert.Equal(($"compiling\n{Known}2 files left out\n", 0), (run.Output, run.ExitCode));
        Assert.Equal(run.Output, _desk.Read("work/out"));
        Assert.Equal($"""
            deja · your notes know this one
              Dropped before it is used
              matched  {Known.TrimEnd()}
              read on  {_desk["notes/widgets.md"]}:3
                       deja show widgets.md#dropped-before-it-is-used

            """.ReplaceLineEndings("\n"), run.Error.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(50_000, 0)]
    [InlineData(50_000, 300)]
    [InlineData(100, 50_000)]
    public async Task In_a_long_stream_the_error_may_stand_near_its_beginning_or_its_end(int before, int after)
    {
        var log = new StringBuilder();
        for (var i = 0; i < before; i++) log.Append(CultureInfo.InvariantCulture, $"compiled file {i}\n");
        log.Append(Known);
        for (var i = 0; i < after; i++) log.Append(CultureInfo.InvariantCulture, $"cleaned up {i}\n");
        var run = await _desk.DejaReading(log.ToString(), "tee", "out");
        Assert.Contains("Dropped before it is used", run.Error, StringComparison.Ordinal);
        Assert.Equal(log.ToString(), run.Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("all is well\n")]
    [InlineData("NobodyKnowsThisError: the flux of the third kind ran dry\n")]
    [InlineData("zsh: bad interpreter of the fourth kind\nmake: *** [all] Error 2\n")]
    public async Task Where_no_entry_is_surely_about_it_nothing_is_said(string input)
    {
        var run = await _desk.DejaReading(input, "tee", "out");
        Assert.Equal((input, string.Empty, 0), (run.Output, run.Error, run.ExitCode));
    }

    [Fact]
    public async Task Where_nothing_looks_like_an_error_no_index_is_made()
    {
        await _desk.DejaReading("all is well\n", "tee", "out");
        Assert.False(Directory.Exists(_desk["notes/.deja"]) || Directory.Exists(_desk["cache"]));
        await _desk.DejaReading(Known, "tee", "out");
        Assert.True(Directory.Exists(_desk["notes/.deja"]) || Directory.Exists(_desk["cache"]));
    }

    [Theory]
    [InlineData("-q")]
    [InlineData("--quiet")]
    public async Task Quiet_names_none(string option)
    {
        var run = await _desk.DejaReading(Known, "tee", option, "out");
        Assert.Equal((Known, string.Empty, 0), (run.Output, run.Error, run.ExitCode));
    }

    [Fact]
    public async Task Without_any_notebook_nothing_is_said()
    {
        File.Delete(_desk["config/deja/notebooks"]);
        var run = await _desk.DejaReading(Known, "tee", "out");
        Assert.Equal((Known, string.Empty, 0), (run.Output, run.Error, run.ExitCode));
    }

    [Fact]
    public async Task A_notebook_may_be_named()
    {
        _desk.With("elsewhere/a.md", "# Known\n\n```\nGadgetError: the gadget is jammed by dust\n```\n\nBlow.\n");
        var run = await _desk.DejaReading("GadgetError: the gadget is jammed by dust\n", "tee", "out", "-n", _desk["elsewhere"]);
        Assert.Contains("Known", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_that_was_named_wrongly_is_told_before_a_file_is_emptied()
    {
        _desk.With("work/out", "mine\n");
        var run = await _desk.DejaReading("x\n", "tee", "-n", "nowhere", "out");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'nowhere'", run.Error, StringComparison.Ordinal);
        Assert.Equal("mine\n", _desk.Read("work/out"));
    }

    [Theory]
    [InlineData("notes/.deja/cache/index.db/in-the-way")]
    [InlineData("notes/.deja")]
    public async Task An_index_that_can_not_be_made_disturbs_nothing(string obstacle)
    {
        _desk.With(obstacle, "x").With("cache", "a file in the way");
        var run = await _desk.DejaReading(Known, "tee", "out");
        Assert.Equal((Known, string.Empty, 0), (run.Output, run.Error, run.ExitCode));
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("work/out")]
    public async Task A_notebook_that_is_gone_disturbs_nothing(string name)
    {
        _desk.With("config/deja/notebooks", _desk[name] + "\n");
        _desk.Variables["DEJA_NOTEBOOK"] = name == "gone" ? null : _desk[name];
        var run = await _desk.DejaReading(Known, "tee", "out");
        Assert.Equal((Known, string.Empty, 0), (run.Output, run.Error, run.ExitCode));
    }

    [Fact]
    public async Task A_file_that_can_not_be_written_is_told_the_rest_goes_on_and_the_entry_is_named_still()
    {
        _desk.With("work/folder/x", "");
        var run = await _desk.DejaReading(Known, "tee", "folder", "out");
        Assert.Equal((Known, 1), (run.Output, run.ExitCode));
        Assert.StartsWith("deja: can't write 'folder': it is a folder\n", run.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Dropped before it is used", run.Error, StringComparison.Ordinal);
        Assert.Equal(Known, _desk.Read("work/out"));
    }

    [Theory]
    [InlineData("-ai", "out")]
    [InlineData("--apend", "out")]
    [InlineData("out", "-x")]
    public async Task A_mistyped_option_is_no_file(params string[] arguments)
    {
        var run = await _desk.DejaReading("x\n", ["tee", .. arguments]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"'{arguments.First(a => a[0] == '-')}'", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_desk.Work));
    }

    [Fact]
    public async Task Behind_two_dashes_every_word_is_a_file()
    {
        Assert.Equal("x\n", (await _desk.DejaReading("x\n", "tee", "-a", "--", "-q", "--help")).Output);
        Assert.Equal(("x\n", "x\n"), (_desk.Read("work/-q"), _desk.Read("work/--help")));
    }

    [Fact]
    public async Task When_the_reader_goes_away_the_copy_ends_by_SIGPIPE_and_names_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs env(1) of GNU to have SIGPIPE as a shell has it");
        var run = await _desk.Shell($"env --default-signal=PIPE bash -c 'yes \"{Known.TrimEnd().Replace("'", "\\x27", StringComparison.Ordinal)}\" | \"$deja\" tee out | head -1 >/dev/null; echo ${{PIPESTATUS[*]}}'");
        Assert.Equal(("141 141 0\n", string.Empty), (run.Output, run.Error));
        Assert.NotEqual(0, new FileInfo(_desk["work/out"]).Length);
    }

    [Fact]
    public async Task The_copy_into_the_file_may_outlive_the_reader()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a shell");
        var run = await _desk.Shell("seq 200000 | \"$deja\" tee -p out | head -1; echo ${PIPESTATUS[1]}; seq 200000 | cmp - out && echo alike");
        Assert.Equal(("1\n0\nalike\n", string.Empty), (run.Output, run.Error));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_ends_it_and_the_file_holds_what_came(string signal, int code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals");
        await using var running = new Running(_desk.Describe("tee", "out"));
        await running.Write(Known);
        await running.ReadUntil(Known);
        await running.Write("more\n");
        await running.ReadUntil("more\n");
        await Running.Run(_desk.DescribeOther("kill", $"-{signal}", running.Id.ToString(CultureInfo.InvariantCulture)));
        var run = await running.Finish();
        Assert.Equal((code, string.Empty), (run.ExitCode, run.Error));
        Assert.StartsWith(Known, _desk.Read("work/out"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-i")]
    [InlineData("--ignore-interrupts")]
    public async Task Ctrl_C_may_be_ignored(string option)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals");
        await using var running = new Running(_desk.Describe("tee", option, "out"));
        await running.Write("one\n");
        await running.ReadUntil("one\n");
        await Running.Run(_desk.DescribeOther("kill", "-INT", running.Id.ToString(CultureInfo.InvariantCulture)));
        await running.Write("two\n");
        await running.ReadUntil("one\ntwo\n");
        Assert.Equal(0, (await running.Finish()).ExitCode);
        Assert.Equal("one\ntwo\n", _desk.Read("work/out"));
    }

    [Theory]
    [InlineData("tee out 2>&-", 0)]
    [InlineData("tee out 2>/dev/full", 0)]
    [InlineData("tee folder out 2>&-", 1)]
    [InlineData("tee out >&- 2>&-", 1)]
    public async Task A_standard_error_that_takes_nothing_disturbs_nothing(string command, int code)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has /dev/full");
        _desk.With("work/input", Known).With("work/folder/x", "");
        var run = await _desk.Shell($"cat input | \"$deja\" {command}; exit ${{PIPESTATUS[1]}}");
        Assert.Equal((code, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(Known, _desk.Read("work/out"));
    }
}
