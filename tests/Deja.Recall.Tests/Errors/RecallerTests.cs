using System.Text;
using Deja.Recall.Errors;

namespace Deja.Recall.Tests.Errors;

public sealed class RecallerTests : IDisposable
{
    private const string Widget = """
        # The widget is dropped before it is used

        ```
        frobnicate.errors.DetachedWidgetError: widget 'main-panel' was detached from its session before render
        ```

        Keep the session open until the page is rendered.

        Fix: open the session in the request, not in the view.
        """;

    private const string Log = """
        Traceback (most recent call last):
          File "/srv/shop/views.py", line 88, in show
            panel.render()
        frobnicate.errors.DetachedWidgetError: widget 'cart' was detached from its session before render
        """;

    private readonly TestNotebook _notes = new();

    public RecallerTests() => _notes
        .With("other1.md", "# Ports\n\nA port that is taken: `lsof -i`.\n")
        .With("other2.md", "# Sessions\n\nA session belongs to a request; widgets are rendered in it.\n")
        .With("other3.md", "# 缓存\n\n缓存目录满了就清理。\n");

    public void Dispose() => _notes.Dispose();

    [Fact]
    public void The_entry_that_quotes_the_error_comes_back()
    {
        _notes.With("widget.md", Widget);
        IsSure(Log, "widget.md");
    }

    [Fact]
    public void Because_is_the_line_that_decided_without_what_ci_put_before_it()
    {
        _notes.With("widget.md", Widget);
        var log = string.Join('\n', Log.Split('\n').Select(l => $"2026-11-23T10:11:12.1234567Z \u001b[31m{l}\u001b[0m"));
        var match = IsSure(log, "widget.md");
        Assert.Equal("frobnicate.errors.DetachedWidgetError: widget 'cart' was detached from its session before render", match.Because.Trim());
        Assert.Equal(4, match.Line);
    }

    [Theory]
    [InlineData("epoch 3 loss 0.12\nKilled\n")]
    [InlineData("./run.sh: line 3:  4242 Killed                  python train.py\n")]
    [InlineData("zsh: killed     python train.py")]
    [InlineData("epoch 3\nKilled: 9\n")]
    public void A_log_that_says_only_that_it_was_killed_reaches_the_note_that_gives_it(string log)
    {
        _notes.With("memory.md", "# Training dies without a message\n\n```\nKilled\n```\n\nThe machine has no memory left: `dmesg -T | grep -i oom`. Smaller batches help.\n");
        Assert.Contains("illed", IsSure(log, "memory.md").Because, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# The container is OOMKilled\n\nGive it more memory: `resources.limits.memory`.\n")]
    [InlineData("# The build ends with `Killed`\n\n`make -j2` instead of `-j`.\n")]
    [InlineData("# Compiling takes all memory\n\n```\n[1234.5] Out of memory: Killed process 4242 (cc1plus)\n```\n\nAdd swap.\n")]
    public void Killed_is_reached_in_the_kernels_words_too(string note)
    {
        _notes.With("memory.md", note);
        IsSure("[ 57%] Building CXX object a.o\nKilled\n", "memory.md");
    }

    [Theory]
    [InlineData("# Jobs\n\nA job that was killed is started again by the scheduler.\n", "Killed\n")]
    [InlineData("# Training dies\n\n```\nKilled\n```\n\nThe memory was not enough.\n", "error: cannot open the display :0\nKilled\n")]
    [InlineData("# Training dies\n\n```\nKilled\n```\n\nThe memory was not enough.\n", "3 processes were killed by the user\n")]
    public void Killed_is_no_reason_to_name_a_note_about_something_else(string note, string log)
    {
        _notes.With("memory.md", note);
        Assert.False(_notes.Recall(log).IsConfident);
    }

    [Theory]
    [InlineData("'cart'", "'login-form'")]
    [InlineData("'cart'", "'/srv/very/long/path/of/a/widget'")]
    [InlineData("line 88", "line 12345")]
    [InlineData("/srv/shop/views.py", "C:\\Users\\lee\\app\\views.py")]
    public void Names_paths_and_numbers_make_no_difference(string from, string to)
    {
        _notes.With("widget.md", Widget);
        IsSure(Log.Replace(from, to, StringComparison.Ordinal), "widget.md");
    }

    [Fact]
    public void An_error_in_the_heading_comes_back()
    {
        _notes.With("a.md", "# fatal: the spool directory '/var/spool/x' is owned by uid 0, refusing to deliver\n\nGive it to the mailer: `chown`.\n");
        IsSure("mailer starting\nfatal: the spool directory '/var/spool/out' is owned by uid 1000, refusing to deliver\nmailer stopped\n", "a.md");
    }

    [Fact]
    public void An_error_that_is_only_told_in_other_words_comes_back_first()
    {
        _notes.With("a.md", "# The mailer will not deliver from a spool directory that root owns\n\nIt refuses for safety. Give the spool directory to the mailer's own user.\n");
        var result = _notes.Recall("fatal: the spool directory '/var/spool/out' is owned by root, mailer refuses to deliver\n");
        Assert.Equal("a.md", result.Matches[0].Note.Path);
    }

    [Fact]
    public void An_english_log_finds_the_chinese_entry()
    {
        _notes.With("zh.md", "# 反序列化缓存文件失败\n\n```\nCacheFormatException: cached tensor has an unknown layout version 7\n```\n\n原因：升级后缓存的版本变了。\n\n解决：删除缓存目录。\n");
        IsSure("loading...\nCacheFormatException: cached tensor has an unknown layout version 9\n   at Store.Load(String path)\n", "zh.md");
    }

    [Fact]
    public void A_chinese_entry_without_any_quoted_error_is_among_the_first()
    {
        _notes.With("zh.md", "# 摄像头被其他进程占用\n\n打开摄像头失败，多半是视频会议软件占用了设备。\n");
        Assert.Equal("zh.md", _notes.Recall("error: failed to open camera: device is occupied by another process\n").Matches[0].Note.Path);
    }

    [Theory]
    [InlineData("frobnicate.errors.ExpiredWidgetError: widget 'cart' was archived after its owner left")]
    [InlineData("frobnicate.errors.DetachedCursorError: cursor 7 was closed by the server during fetch")]
    [InlineData("WidgetLimitError: too many widgets for this session")]
    [InlineData("ConnectionError: the session store did not answer before the deadline")]
    [InlineData("Segmentation fault (core dumped)")]
    [InlineData("bash: frobnicate: command not found")]
    public void A_near_miss_stays_silent(string error)
    {
        _notes.With("widget.md", Widget);
        IsSilent($"Traceback (most recent call last):\n  File \"/srv/shop/views.py\", line 88, in show\n    panel.render()\n{error}\n");
    }

    [Theory]
    [InlineData("ZX0412", "ZX0413", "the sprocket name 'a' is not known in this scope")]
    [InlineData("ZX0412", "ZX0998", "the sprocket name 'a' can not be assigned, it is read-only")]
    public void Another_code_of_the_same_numbering_stays_silent(string noted, string logged, string message)
    {
        _notes.With("a.md", $"# Sprocket type not found\n\n```\nMain.zx(3,5): error {noted}: the sprocket type 'Gear' could not be found (are you missing an import?)\n```\n\nAdd the import.\n");
        IsSure($"Tool.zx(9,1): error {noted}: the sprocket type 'Wheel' could not be found (are you missing an import?)\n", "a.md");
        IsSilent($"Tool.zx(9,1): error {logged}: {message}\n");
    }

    [Fact]
    public void The_csharp_compilers_codes_are_told_apart()
    {
        _notes.With("a.md", "# Missing using\n\n```\nerror CS0246: The type or namespace name 'Foo' could not be found (are you missing a using directive or an assembly reference?)\n```\n\nAdd the package or the using.\n");
        IsSure("/src/A.cs(3,7): error CS0246: The type or namespace name 'Bar' could not be found (are you missing a using directive or an assembly reference?) [/src/A.csproj]\n", "a.md");
        IsSilent("/src/A.cs(3,7): error CS0103: The name 'bar' does not exist in the current context [/src/A.csproj]\n");
    }

    [Theory]
    [InlineData("StorageError: bucket quota exceeded for uploads", "StorageError: bucket region mismatched for uploads")]
    [InlineData("error: the ledger is sealed, no entry can be appended", "error: the ledger is empty, no summary can be printed")]
    [InlineData("fatal: peer certificate has expired", "fatal: peer handshake has stalled")]
    public void A_message_with_the_decisive_words_changed_stays_silent(string noted, string logged)
    {
        _notes.With("a.md", $"# A known problem\n\n```\n{noted}\n```\n\nThis is how it is mended.\n");
        IsSure($"starting\n{noted}\n", "a.md");
        IsSilent($"starting\n{logged}\n");
    }

    [Fact]
    public void The_entry_and_not_its_neighbours_in_a_long_note_comes_back()
    {
        var page = new StringBuilder("# Everything I know\n\n");
        for (var i = 0; i < 40; i++) page.Append(System.Globalization.CultureInfo.InvariantCulture, $"## Topic {i}\n\nA session, a widget and a page, number {i}.\n\n");
        page.Append("## Detached\n\n```\nDetachedWidgetError: widget was detached from its session before render\n```\n\nKeep it open.\n");
        _notes.With("page.md", page.ToString());
        Assert.Equal("detached", IsSure(Log, "page.md").Entry.Anchor);
    }

    [Fact]
    public void The_right_entry_comes_back_from_among_two_thousand()
    {
        for (var i = 0; i < 2_000; i++) _notes.With($"f{i % 20}/n{i}.md", $"# Note {i} about sessions and pages\n\nA session renders page {i}; the widget on it is attached and detached. Error handling is explained.\n");
        _notes.With("widget.md", Widget);
        IsSure(Log, "widget.md");
    }

    [Fact]
    public void Several_entries_come_best_first_and_no_more_than_asked_for()
    {
        _notes.With("widget.md", Widget).With("near.md", "# Widgets\n\nA widget is detached from its session when it is closed.\n");
        Assert.Single(_notes.Recall(Log, limit: 1).Matches);
        var result = _notes.Recall(Log, limit: 10);
        Assert.Equal("widget.md", result.Matches[0].Note.Path);
        Assert.Equal(result.Matches.OrderByDescending(m => m.Score), result.Matches);
        Assert.All(result.Matches, m => Assert.InRange(m.Score, 0, 1));
    }

    [Fact]
    public void The_fix_is_what_is_shown_first()
    {
        _notes.With("widget.md", Widget);
        Assert.Equal("Fix: open the session in the request, not in the view.", IsSure(Log, "widget.md").FixLines(5)[0]);
    }

    [Fact]
    public void A_block_that_fails_on_purpose_is_passed_over_for_the_one_that_mends_it()
    {
        _notes.With("widget.md", $"# Widgets\n\n```text\n{Log}\n```\n\nA view holds a widget for too long.\n\n<!-- deja: name=wrong error=detached -->\n```python\nview.render(widget)\n```\n\n<!-- deja: name=right -->\n```python\nview.render(open(widget))\n```\n");
        var fix = IsSure(Log, "widget.md").FixLines(10);
        Assert.Contains("    view.render(open(widget))", fix);
        Assert.DoesNotContain("    view.render(widget)", fix);
    }

    [Fact]
    public void A_block_that_fails_on_purpose_is_shown_where_no_other_is()
    {
        _notes.With("widget.md", $"# Widgets\n\nA view holds a widget for too long.\n\n<!-- deja: name=wrong error=\"{Log}\" -->\n```python\nview.render(widget) # {Log}\n```\n");
        Assert.Contains(_notes.Recall(Log, limit: 1).Matches[0].FixLines(10), l => l.StartsWith("    view.render(widget)", StringComparison.Ordinal));
    }

    [Fact]
    public void The_error_is_found_in_two_hundred_thousand_lines()
    {
        _notes.With("widget.md", Widget);
        var noise = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"[{i}] step {i} of the build is done, no error\n"));
        IsSure(noise + Log, "widget.md");
        IsSure(Log + "\n" + noise, "widget.md");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("   ")]
    [InlineData("ok\n")]
    [InlineData("error")]
    [InlineData("Error:\n")]
    [InlineData("failed\n")]
    [InlineData("Build succeeded.\n    0 Warning(s)\n    0 Error(s)\n")]
    [InlineData("exit code 1")]
    public void A_log_that_says_nothing_stays_silent(string log)
    {
        _notes.With("widget.md", Widget);
        IsSilent(log);
    }

    [Fact]
    public void A_binary_log_stays_silent()
    {
        _notes.With("widget.md", Widget);
        var bytes = new byte[300_000];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(i * 7919 >> 3);
        IsSilent(Encoding.UTF8.GetString(bytes));
        IsSilent(Encoding.Latin1.GetString(bytes));
        IsSilent(new string('\0', 100_000));
    }

    [Fact]
    public void A_log_of_one_line_is_enough()
    {
        _notes.With("widget.md", Widget);
        IsSure("DetachedWidgetError: widget 'x' was detached from its session before render", "widget.md");
    }

    [Theory]
    [InlineData("((((((((((((((((((((((((((((((((((((((((")]
    [InlineData("''''''''''''\"\"\"\"\"\"\"\"``````")]
    [InlineData("a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.")]
    [InlineData("/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/")]
    [InlineData("error:error:error:error:error:error:")]
    [InlineData("aError: bException: C::D::E$F.GError")]
    [InlineData("0x0x0x0x 1.1.1.1.1 1:1:1:1 -> -> -> ==1==2")]
    public async Task A_bomb_of_one_mark_is_answered_in_time(string mark)
    {
        _notes.With("widget.md", Widget);
        var log = string.Concat(Enumerable.Repeat(string.Concat(Enumerable.Repeat(mark, 60)) + "\n", 700));
        var stop = TestContext.Current.CancellationToken;
        await Task.Run(() => _notes.Recall(log), stop).WaitAsync(TimeSpan.FromSeconds(30), stop);
    }

    private RecallMatch IsSure(string log, string note)
    {
        var result = _notes.Recall(log);
        Assert.NotEmpty(result.Matches);
        Assert.Equal(note, result.Matches[0].Note.Path);
        Assert.True(result.IsConfident, $"it is not sure: {result.Matches[0].Score}");
        return result.Matches[0];
    }

    private void IsSilent(string log)
    {
        var result = _notes.Recall(log);
        Assert.False(result.IsConfident, result.IsConfident ? $"it takes {result.Matches[0].Note.Path} for the answer, {result.Matches[0].Score:0.00}" : null);
    }
}
