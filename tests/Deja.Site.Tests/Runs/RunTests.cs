using System.Net;
using System.Text.Json.Nodes;

namespace Deja.Site.Tests.Runs;

public sealed class RunTests
{
    [Fact]
    public async Task Output_is_told_while_the_block_runs_and_its_end_as_well()
    {
        await using var site = await RunSite.Start("```sh\nprint first\\n\nwait\nprint second\n```\n");
        var run = await site.Run();
        var before = await site.Watch(l => l["text"] is { } text && ((string)text!).Contains("first", StringComparison.Ordinal));
        Assert.Equal("first\n", RunSite.Shown(before, run));
        site.Runner.GoOn.Release();
        var after = await site.Watch();
        Assert.Equal("first\nsecond", RunSite.Shown(after, run));
        Assert.Equal("done", (string)after[^1]["end"]!);
    }

    [Fact]
    public async Task A_window_that_comes_later_is_told_all_of_the_last_run()
    {
        await using var site = await RunSite.Start("```sh\nprint <b>&\nhtml <b onclick=x()>bold</b><script>x()</script>\nfail it broke\n```\n");
        var run = await site.Run();
        await site.Watch();
        var again = await site.Watch();
        Assert.Equal("&lt;b&gt;&amp;<div class=\"shown\"><b>bold</b></div>", RunSite.Shown(again, run));
        Assert.Equal(("failed", 3, "it broke", 2), ((string)again[^1]["end"]!, (int)again[^1]["exit"]!, (string)again[^1]["message"]!, (int)again[^1]["line"]!));
    }

    [Fact]
    public async Task A_second_run_waits_for_the_first_and_one_of_the_same_block_is_refused()
    {
        await using var site = await RunSite.Start("```sh\nwait\n```\n\n```sh\nprint other\n```\n");
        var first = await site.Run(0);
        var second = await site.Run(1);
        var (status, json) = await site.Ask("start", await site.Block(0));
        Assert.Equal((HttpStatusCode.Conflict, true), (status, ((string)json["problem"]!).Contains("being run already", StringComparison.Ordinal)));
        var lines = await site.Watch(l => (int)l["run"]! == second);
        Assert.Equal("waiting", (string)lines[^1]["state"]!);
        site.Runner.GoOn.Release();
        var ends = (await site.Watch()).Where(l => l["end"] is not null).Select(l => ((int)l["run"]!, (string)l["end"]!));
        Assert.Equal([(first, "done"), (second, "done")], ends);
    }

    [Fact]
    public async Task A_window_that_watches_a_run_is_told_at_once_of_one_that_waits_behind_it()
    {
        await using var site = await RunSite.Start("```sh\nwait\n```\n\n```sh\nprint other\n```\n");
        var first = await site.Run(0);
        var isRunning = new TaskCompletionSource();
        var watching = site.Watch(l =>
        {
            if ((string?)l["state"] == "running") isRunning.TrySetResult();
            return (int)l["run"]! != first;
        });
        await isRunning.Task.WaitAsync(TestContext.Current.CancellationToken);
        var second = await site.Run(1);
        var last = (await watching)[^1];
        Assert.Equal((second, "waiting"), ((int)last["run"]!, (string)last["state"]!));
        site.Runner.GoOn.Release();
    }

    [Fact]
    public async Task Stopping_ends_what_runs_and_what_waits()
    {
        await using var site = await RunSite.Start("```sh\nwait\n```\n\n```sh\nprint never\n```\n");
        var first = await site.Run(0);
        await site.Watch(l => (string?)l["state"] == "running");
        var second = await site.Run(1);
        await site.Ask("stop", new JsonObject { ["note"] = "a.md", ["run"] = second });
        await site.Ask("stop", new JsonObject { ["note"] = "a.md", ["run"] = first });
        var lines = await site.Watch();
        Assert.Equal(["stopped", "stopped"], lines.Where(l => l["end"] is not null).Select(l => (string)l["end"]!));
        Assert.Single(site.Runner.Orders);
    }

    [Theory]
    [InlineData("fail broken", "failed left-out done")]
    [InlineData("expected broken", "failed done done")]
    [InlineData("throw broken", "not-run left-out done")]
    public async Task Of_several_that_are_asked_for_together_those_behind_a_failure_are_left_out(string code, string ends)
    {
        await using var site = await RunSite.Start($"```sh\nwait\n{code}\n```\n\n```sh\nprint second\n```\n\n```sh\nprint alone\n```\n");
        foreach (var (index, isOneOfMany) in ((int, bool)[])[(0, true), (1, true), (2, false)])
        {
            var block = await site.Block(index);
            if (isOneOfMany) block["group"] = "one";
            Assert.Equal(HttpStatusCode.Accepted, (await site.Ask("start", block)).Status);
        }

        site.Runner.GoOn.Release();
        Assert.Equal(ends, string.Join(' ', (await site.Watch()).Where(l => l["end"] is not null).OrderBy(l => (int)l["run"]!).Select(l => (string)l["end"]!)));
    }

    [Fact]
    public async Task One_that_is_asked_for_when_its_group_has_failed_already_is_left_out()
    {
        await using var site = await RunSite.Start("```sh\nfail broken\n```\n\n```sh\nprint second\n```\n");
        foreach (var (index, group, end) in ((int, string, string)[])[(0, "one", "failed"), (1, "one", "left-out"), (1, "two", "done")])
        {
            var block = await site.Block(index);
            block["group"] = group;
            var run = (int)(await site.Ask("start", block)).Json["run"]!;
            Assert.Equal(end, (string)(await site.Watch()).Last(l => (int)l["run"]! == run && l["end"] is not null)["end"]!);
        }
    }

    [Fact]
    public async Task Restarting_ends_the_sessions_of_the_note()
    {
        await using var site = await RunSite.Start("```sh\nwait\n```\n");
        await site.Run();
        await site.Ask("restart", new JsonObject { ["note"] = "a.md" });
        Assert.True(site.Runner.Ended.TryTake(out var note, TimeSpan.FromSeconds(20)));
        Assert.Equal("a.md", note);
        Assert.Equal("stopped", (string)(await site.Watch())[^1]["end"]!);
    }

    [Fact]
    public async Task Sessions_end_when_nothing_has_run_for_long()
    {
        await using var site = await RunSite.Start("```sh\nprint x\n```\n", idle: TimeSpan.FromMilliseconds(200));
        await site.Run();
        Assert.True(site.Runner.Ended.TryTake(out var note, TimeSpan.FromSeconds(20)));
        Assert.Equal("a.md", note);
    }

    [Fact]
    public async Task The_end_of_the_server_stops_what_runs()
    {
        var site = await RunSite.Start("```sh\nwait\n```\n");
        await site.Run();
        await site.Watch(l => (string?)l["state"] == "running");
        await site.DisposeAsync();
        Assert.True(site.Runner.IsDisposed);
    }

    [Fact]
    public async Task Values_and_edited_code_are_handed_on_and_missing_values_are_named()
    {
        await using var site = await RunSite.Start("```sh\nprint <name>\n```\n");
        var ask = await site.Block();
        var (status, json) = await site.Ask("start", ask);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "name"), (status, (string)json["missing"]![0]!));
        ask["values"] = new JsonObject { ["name"] = "$(x) '" };
        ask["code"] = "print other\r\nprint <name>";
        Assert.Equal(HttpStatusCode.Accepted, (await site.Ask("start", ask)).Status);
        await site.Watch();
        var order = Assert.Single(site.Runner.Orders);
        Assert.Equal(("$(x) '", "print other\nprint <name>\n"), (order.Values["name"], order.Code));
    }

    [Fact]
    public async Task A_block_that_wants_to_be_asked_for_runs_after_a_yes()
    {
        await using var site = await RunSite.Start("```sh\nask\n```\n");
        var ask = await site.Block();
        Assert.True((bool)(await site.Ask("start", ask)).Json["question"]!);
        ask["agreed"] = true;
        Assert.Equal(HttpStatusCode.Accepted, (await site.Ask("start", ask)).Status);
    }

    [Fact]
    public async Task A_block_that_was_changed_meanwhile_is_not_run()
    {
        await using var site = await RunSite.Start("<!-- deja: name=x -->\n```sh\nprint seen\n```\n");
        var ask = await site.Block();
        site.Site.With("a.md", "<!-- deja: name=x -->\n```sh\nprint other\n```\n");
        var (status, json) = await site.Ask("start", ask);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("a.md was changed since this page was shown", (string)json["problem"]!, StringComparison.Ordinal);
        Assert.Empty(site.Runner.Orders);
    }

    [Fact]
    public async Task Of_very_much_output_the_beginning_and_the_end_are_shown_and_what_is_left_out_is_counted()
    {
        await using var site = await RunSite.Start("```sh\nmany 200000\n```\n");
        var run = await site.Run();
        var shown = RunSite.Shown(await site.Watch(), run);
        Assert.StartsWith("line 0\nline 1\n", shown, StringComparison.Ordinal);
        Assert.EndsWith("line 199998\nline 199999\n", shown, StringComparison.Ordinal);
        var left = System.Text.RegularExpressions.Regex.Match(shown, @"\[left (\d+)\]");
        var all = Enumerable.Range(0, 200_000).Sum(i => $"line {i}\n".Length);
        Assert.Equal(all, shown.Length - left.Length + int.Parse(left.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(shown.Length < 500_000);
    }

    [Fact]
    public async Task A_display_that_is_updated_stands_where_it_stood()
    {
        await using var site = await RunSite.Start("```sh\ncount\nprint between\ncount\n```\n");
        var run = await site.Run();
        Assert.Equal("<pre tabindex=\"0\">count 2</pre>between", RunSite.Shown(await site.Watch(), run));
    }

    [Fact]
    public async Task A_runner_that_breaks_is_told_and_the_server_goes_on()
    {
        await using var site = await RunSite.Start("```sh\nthrow oh no\n```\n");
        await site.Run();
        var end = (await site.Watch())[^1];
        Assert.Equal(("not-run", "oh no"), ((string)end["end"]!, (string)end["message"]!));
        await site.Run();
    }

    [Fact]
    public void A_built_site_knows_nothing_of_running()
    {
        using var site = new Site().With("a.md", "# A\n\n```sh\necho x\n```\n");
        site.Build();
        Assert.Contains("<figure class=\"block\"><div class=\"code\"><pre tabindex=\"0\" data-language=\"sh\">", site.Read("a/index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(site.Out, "-")), f => Path.GetFileName(f).StartsWith("run.", StringComparison.Ordinal));
        Assert.DoesNotContain(".output.run", File.ReadAllText(Directory.EnumerateFiles(Path.Combine(site.Out, "-"), "site.*.css").Single()), StringComparison.Ordinal);
    }
}
