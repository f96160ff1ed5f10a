using Deja.Recall.Errors;

namespace Deja.Recall.Tests.Errors;

/// <summary>What machines put around a log's lines is taken off; what the program said stays.</summary>
public sealed class LogTextTests
{
    private const string Said = "error: the widget is not attached";

    [Theory]
    [InlineData("\u001b[31merror: the widget is \u001b[1mnot\u001b[0m attached\u001b[39m")]
    [InlineData("\u001b[38;5;196merror: the widget is not attached\u001b[0m\u001b[K")]
    [InlineData("\u001b]8;;https://example.com\u0007error: the widget is not attached\u001b]8;;\u0007")]
    [InlineData("\u001b]8;;https://example.com\u001b\\error: the widget is not attached\u001b]8;;\u001b\\")]
    public void Colours_and_links_of_a_terminal_go(string line) => Assert.Equal([Said], Lines(line));

    [Theory]
    [InlineData("  0%|      |\r 50%|###   |\r100%|######|\rerror: the widget is not attached")]
    [InlineData("downloading 1 MB\rdownloading 2 MB\rerror: the widget is not attached\r")]
    [InlineData("error: the widget is not attached\r\n")]
    public void What_a_progress_bar_overwrote_goes(string line) => Assert.Equal([Said], Lines(line));

    [Theory]
    [InlineData("2026-11-23T10:11:12.1234567Z error: the widget is not attached")]
    [InlineData("2026-11-23T10:11:12Z error: the widget is not attached")]
    [InlineData("2026-11-23T10:11:12+08:00 error: the widget is not attached")]
    [InlineData("2026-11-23 10:11:12,345 error: the widget is not attached")]
    [InlineData("[2026-11-23 10:11:12] error: the widget is not attached")]
    [InlineData("2026-11-23T10:11:12.123456Z 00O error: the widget is not attached")]
    [InlineData("2026-11-23T10:11:12.123456Z 01E error: the widget is not attached")]
    [InlineData("Nov 23 10:11:12 build-7 worker[4242]: error: the widget is not attached")]
    [InlineData("Nov  3 10:11:12 build-7 kernel: error: the widget is not attached")]
    [InlineData("web-1  | error: the widget is not attached")]
    [InlineData("my_service | error: the widget is not attached")]
    [InlineData("#12 0.345 error: the widget is not attached")]
    [InlineData("#7 error: the widget is not attached")]
    [InlineData("[10:11:12] error: the widget is not attached")]
    [InlineData("web-1  | 2026-11-23T10:11:12Z error: the widget is not attached")]
    [InlineData("2026-11-23T10:11:12.1234567Z #12 0.345 error: the widget is not attached")]
    [InlineData("time=\"2026-11-23T10:11:12Z\" level=fatal msg=\"error: the widget is not attached\"")]
    public void What_ci_and_services_put_before_a_line_goes(string line) => Assert.Equal([Said], Lines(line));

    [Fact]
    public void A_pipe_or_a_number_in_the_message_stays()
    {
        Assert.Equal(["TypeError: unsupported operand type(s) for |: 'int' and 'str'"], Lines("TypeError: unsupported operand type(s) for |: 'int' and 'str'"));
        Assert.Equal(["404 page not found"], Lines("404 page not found"));
    }

    [Fact]
    public void Lines_that_say_nothing_or_the_same_again_go()
    {
        Assert.Equal([Said, "hint: attach it"], Lines($"\n   \n-----\n{Said}\n{Said}\n^^^^\n~~~~\nhint: attach it\n"));
        Assert.Single(Lines("retry 1 failed\nretry 2 failed\nretry 3 failed\n"));
    }

    [Fact]
    public void Of_a_very_long_log_both_ends_are_read()
    {
        var lines = Lines($"error: first\n{string.Concat(Enumerable.Range(0, 5_000).Select(i => $"step {(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))} done\n"))}error: last\n").ToList();
        Assert.Equal("error: first", lines[0]);
        Assert.Equal("error: last", lines[^1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(599)]
    [InlineData(600)]
    [InlineData(601)]
    [InlineData(602)]
    [InlineData(2_000)]
    public void They_are_the_first_two_hundred_and_the_last_four_hundred_lines(int count)
    {
        var all = Enumerable.Range(0, count).Select(i => $"step {(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))}{(char)('a' + (i / 676))}").ToList();
        Assert.Equal(count <= 600 ? all : [.. all[..200], .. all[^400..]], Lines(string.Join('\n', all)));
    }

    [Fact]
    public void A_very_long_line_is_cut()
    {
        Assert.All(Lines($"error: {new string('x', 1_000_000)}"), l => Assert.InRange(l.Length, 1, 5_000));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("\r\r\r")]
    [InlineData("\u001b[2J\u001b[H")]
    public void A_log_of_nothing_has_no_lines(string log) => Assert.Empty(Lines(log));

    [Theory]
    [InlineData("  File \"/srv/app/error_handler.py\", line 12, in raise_error")]
    [InlineData("    at Widget.FailedAttach(Widget.cs:12)")]
    [InlineData("    at com.example.ErrorFactory.denied(ErrorFactory.java:31)")]
    [InlineData("    at failed (/srv/app/error.js:3:9)")]
    [InlineData("\tfrom a.rb:3:in `fail'")]
    [InlineData("   3: 0x55d0c0ffee - core::panicking::panic_fmt")]
    [InlineData("\t/srv/app/fatal.go:12 +0x2e")]
    [InlineData("goroutine 1 [running]:")]
    [InlineData("\t... 12 more")]
    public void A_frame_is_not_taken_for_the_error(string line)
    {
        Assert.Equal(LineKind.Frame, Assert.Single(LogText.Lines(line)).Kind);
    }

    [Fact]
    public void The_source_that_a_traceback_shows_is_not_taken_for_the_error()
    {
        var lines = LogText.Lines("Traceback (most recent call last):\n  File \"a.py\", line 3, in main\n    raise_error_when_missing()\nWidgetError: not attached\n");
        Assert.Equal(["WidgetError: not attached"], lines.Where(l => l.Kind == LineKind.Error).Select(l => l.Text));
    }

    [Theory]
    [InlineData("make: *** [Makefile:3: all] Error 2")]
    [InlineData("collect2: error: ld returned 1 exit status")]
    [InlineData("##[error]Process completed with exit code 1.")]
    [InlineData("npm error Exit status 1")]
    [InlineData("ERROR: Job failed: exit code 1")]
    public void That_something_failed_before_is_not_taken_for_the_error(string line)
    {
        Assert.Equal(LineKind.Aftermath, Assert.Single(LogText.Lines(line)).Kind);
    }

    private static IEnumerable<string> Lines(string log) => LogText.Lines(log).Select(l => l.Text.TrimEnd());
}
