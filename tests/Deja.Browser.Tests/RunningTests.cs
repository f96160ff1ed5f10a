using Microsoft.Playwright;

namespace Deja.Browser.Tests;

/// <summary>Blocks that are run from their page, in a real browser against the real command.</summary>
public sealed class RunningTests(Chromium chromium)
{
    private static readonly LocatorAssertionsToHaveTextOptions Patience = new() { Timeout = 20_000 };
    private static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = 20_000 };

    [Fact]
    public async Task A_run_is_shown_while_it_goes_on_and_kept_when_the_page_is_left()
    {
        await using var site = await RunningSite.Start();
        await using var window = await Open(site);
        await Button(window, "stream", "Run").ClickAsync();
        await Assertions.Expect(Output(window, "stream").Locator("pre")).ToHaveTextAsync("first\n", Patience);
        await Assertions.Expect(Told(window, "stream")).ToHaveTextAsync("running");
        await Assertions.Expect(Button(window, "stream", "Stop")).ToBeVisibleAsync();
        site.Write("go", string.Empty);
        await Assertions.Expect(Output(window, "stream").Locator("pre")).ToHaveTextAsync("first\nsecond\n", Patience);
        await Assertions.Expect(Told(window, "stream")).ToContainTextAsync("done · ");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("stream: done");
        await window.Visit("water/");
        await Assertions.Expect(Output(window, "stream").Locator("pre")).ToHaveTextAsync("first\nsecond\n", Patience);
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task A_run_is_stopped()
    {
        await using var site = await RunningSite.Start();
        await using var window = await Open(site);
        await Block(window, "long").Locator("pre").FocusAsync();
        await window.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(Output(window, "long").Locator("pre")).ToHaveTextAsync("began\n", Patience);
        await Button(window, "long", "Stop").ClickAsync();
        await Assertions.Expect(Told(window, "long")).ToContainTextAsync("stopped", Patient);
        await Assertions.Expect(Button(window, "long", "Run")).ToBeVisibleAsync();
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task A_placeholder_without_a_value_is_told_at_its_field_and_a_value_is_one_argument()
    {
        await using var site = await RunningSite.Start();
        await using var window = await Open(site);
        await Button(window, "greet", "Run").ClickAsync();
        var field = Block(window, "greet").GetByLabel("your name");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(field).ToBeFocusedAsync();
        await Assertions.Expect(Block(window, "greet").GetByRole(AriaRole.Alert)).ToHaveTextAsync("no value for <your name>");
        await field.FillAsync("$(date) 'Ana'");
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Output(window, "greet").Locator("pre")).ToHaveTextAsync("[$(date) 'Ana']!\n", Patience);
        await Assertions.Expect(Block(window, "greet").GetByRole(AriaRole.Alert)).ToBeHiddenAsync();
        Assert.All(window.Faults, f => Assert.Contains("422", f, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Colours_tables_and_pictures_are_shown_and_run_nothing()
    {
        await using var site = await RunningSite.Start();
        await using var window = await Open(site);
        await Button(window, "colours", "Run").ClickAsync();
        var text = Output(window, "colours").Locator("pre").First;
        await Assertions.Expect(text).ToContainTextAsync("100%\nwarning", Patient);
        await Assertions.Expect(text).Not.ToContainTextAsync("10%\n");
        Assert.NotEqual(await Colour(text.Locator("span", new() { HasText = "good" }).Last), await Colour(text));
        var picture = Output(window, "colours").Locator("img");
        await Assertions.Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 60);
        await Button(window, "table", "Run").ClickAsync();
        await Assertions.Expect(Output(window, "table").Locator("td").Nth(1)).ToHaveTextAsync("4.2", Patience);
        await Assertions.Expect(window.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^Water"));
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task The_line_that_failed_is_marked()
    {
        await using var site = await RunningSite.Start();
        await using var window = await Open(site);
        await Button(window, "wrong", "Run").ClickAsync();
        await Assertions.Expect(Told(window, "wrong")).ToContainTextAsync("failed · exit code 127 · line 2", Patient);
        await Assertions.Expect(Block(window, "wrong").Locator(".fault")).ToBeVisibleAsync();
        var lines = await Block(window, "wrong").EvaluateAsync<double>("""
            block => {
              const fault = block.querySelector(".fault").getBoundingClientRect();
              return (fault.top - block.querySelector(".code pre").getBoundingClientRect().top) / fault.height;
            }
            """);
        Assert.InRange(lines, 1, 2.5);
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task All_blocks_are_run_until_one_fails()
    {
        await using var site = await RunningSite.Start();
        site.Write("go", string.Empty);
        await using var window = await Open(site);
        var all = window.Page.Locator(".runbar .all");
        await all.ClickAsync();
        await Assertions.Expect(Block(window, "greet").GetByLabel("your name")).ToBeFocusedAsync();
        await Assertions.Expect(window.Page.Locator(".output.run")).ToHaveCountAsync(0);
        await Block(window, "greet").GetByLabel("your name").FillAsync("Ana");
        await all.ClickAsync();
        await Assertions.Expect(all).ToHaveTextAsync("Stop all");
        await Assertions.Expect(Output(window, "long").Locator("pre")).ToHaveTextAsync("began\n", Patience);
        await Assertions.Expect(Told(window, "greet")).ToHaveTextAsync("waiting for the run before it");
        await Assertions.Expect(Block(window, "asks").GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await window.Page.ScreenshotAsync(new() { Path = Picture("run-all"), FullPage = true });
        await Button(window, "long", "Stop").ClickAsync();
        await Assertions.Expect(Told(window, "greet")).ToHaveTextAsync("not run: a block above it did not end well", new() { Timeout = 20_000 });
        await Assertions.Expect(Told(window, "wrong")).ToHaveTextAsync("not run: a block above it did not end well");
        await Assertions.Expect(all).ToHaveTextAsync("Run all");
        Assert.All(window.Faults, f => Assert.Contains("422", f, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_block_is_run_with_those_above_it_and_one_that_fails_as_it_says_ends_nothing()
    {
        await using var site = await RunningSite.Start();
        site.Write("water.md", "<!-- deja: name=right error=x -->\n```sh\necho x >&2; false\n```\n\n<!-- deja: name=last -->\n```sh\necho last\n```\n\n<!-- deja: name=below -->\n```sh\necho below\n```\n");
        await using var window = await Open(site);
        await Block(window, "last").Locator("pre").FocusAsync();
        await window.Page.Keyboard.PressAsync("Control+Shift+Enter");
        await Assertions.Expect(Output(window, "last").Locator("pre")).ToHaveTextAsync("last\n", Patience);
        await Assertions.Expect(Told(window, "right")).ToContainTextAsync("failed");
        await Assertions.Expect(Output(window, "below")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_block_is_edited_run_and_saved_and_its_output_stays()
    {
        await using var site = await RunningSite.Start();
        await using var window = await Open(site);
        var block = window.Page.Locator("figure.block[data-run^='sh-']");
        await block.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        var editor = block.GetByLabel("Code of the block");
        await Assertions.Expect(editor).ToBeFocusedAsync();
        await Assertions.Expect(editor).ToHaveValueAsync("level=4\necho \"level $level\"");
        await editor.PressAsync("Control+End");
        await window.Page.Keyboard.TypeAsync("\nif true; then\n");
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.TypeAsync("echo inner\nfi");
        await window.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(block.Locator(".output.run pre")).ToHaveTextAsync("level 4\ninner\n", Patience);
        await Assertions.Expect(block.Locator(".output.run .told")).ToContainTextAsync("as edited, not saved");
        Assert.Equal(RunningSite.Note, site.Read("water.md"));
        await window.Page.ScreenshotAsync(new() { Path = Picture("edit"), FullPage = true });

        // What is saved meanwhile, elsewhere in the note, takes no typed text away.
        await editor.FocusAsync();
        site.Write("water.md", RunningSite.Note.Replace("by the hour", "by the day", StringComparison.Ordinal));
        await Assertions.Expect(window.Page.GetByText("Levels, by the day.")).ToBeAttachedAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(editor).ToHaveValueAsync("level=4\necho \"level $level\"\nif true; then\n    echo inner\nfi");
        await Assertions.Expect(editor).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(block.GetByRole(AriaRole.Button, new() { Name = "Save" })).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(block.Locator(".code pre .k").First).ToHaveTextAsync("if", Patience);
        Assert.Equal(RunningSite.Note.Replace("by the hour", "by the day", StringComparison.Ordinal).Replace("  echo \"level $level\"\n", "  echo \"level $level\"\n  if true; then\n      echo inner\n  fi\n", StringComparison.Ordinal), site.Read("water.md"));
        await Assertions.Expect(block.Locator(".output.run pre")).ToHaveTextAsync("level 4\ninner\n");
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task A_block_that_changed_under_the_editor_is_not_overwritten()
    {
        await using var site = await RunningSite.Start();
        await using var window = await Open(site);
        await Button(window, "wrong", "Edit").ClickAsync();
        await Block(window, "wrong").GetByLabel("Code of the block").FillAsync("mine");
        site.Write("water.md", RunningSite.Note.Replace("echo fine", "echo theirs", StringComparison.Ordinal));
        await Assertions.Expect(Block(window, "wrong").Locator(".code pre")).ToContainTextAsync("theirs", Patient);
        await Button(window, "wrong", "Save").ClickAsync();
        await Assertions.Expect(Block(window, "wrong").GetByRole(AriaRole.Alert)).ToContainTextAsync("water.md was changed since", Patient);
        await Assertions.Expect(Block(window, "wrong").GetByLabel("Code of the block")).ToHaveValueAsync("mine");
        Assert.Contains("theirs", site.Read("water.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_windows_see_the_same_run()
    {
        await using var site = await RunningSite.Start();
        await using var window = await Open(site);
        var other = await window.Page.Context.NewPageAsync();
        await other.GotoAsync("water/");
        await Assertions.Expect(other.Locator(".runs").First).ToBeVisibleAsync();
        await Button(window, "long", "Run").ClickAsync();
        await Assertions.Expect(other.Locator("#long .output.run pre")).ToHaveTextAsync("began\n", Patience);
        await other.Locator("#long .runs .stop").ClickAsync();
        await Assertions.Expect(Told(window, "long")).ToContainTextAsync("stopped", Patient);
    }

    [Fact]
    public async Task A_browser_that_did_not_open_the_address_has_no_buttons_and_a_second_one_can_not()
    {
        await using var site = await RunningSite.Start();
        await using var window = await Open(site);
        await using var stranger = await chromium.Open(site.Address);
        Assert.Equal(403, (await stranger.Page.GotoAsync(site.Printed))!.Status);
        await stranger.Visit("water/");
        await Assertions.Expect(stranger.Page.Locator("h1")).ToHaveTextAsync("Water");
        await Assertions.Expect(stranger.Page.Locator(".runs")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280, "run-light")]
    [InlineData(ColorScheme.Dark, 1280, "run-dark")]
    [InlineData(ColorScheme.Light, 375, "run-phone")]
    public async Task Pages_with_output_are_for_everyone(ColorScheme scheme, int width, string picture)
    {
        Assert.SkipUnless(AccessibilityTests.Axe.Value.Missing is null, AccessibilityTests.Axe.Value.Missing ?? string.Empty);
        await using var site = await RunningSite.Start();
        site.Write("go", string.Empty);
        await using var window = await Open(site, scheme, width, mayInject: true);
        foreach (var name in (string[])["stream", "colours", "table", "wrong"]) await Button(window, name, "Run").ClickAsync();
        await Assertions.Expect(Told(window, "wrong")).ToContainTextAsync("failed", Patient);
        await Button(window, "greet", "Edit").ClickAsync();
        await window.Page.ScreenshotAsync(new() { Path = Picture(picture), FullPage = true });
        Assert.Equal(width, await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        await window.Page.AddScriptTagAsync(new() { Content = AccessibilityTests.Axe.Value.Script });
        var found = await window.Page.EvaluateAsync<string[]>(
            "async () => (await axe.run(document)).violations.filter(v => v.impact === 'serious' || v.impact === 'critical').flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} ${n.failureSummary}`))");
        Assert.Empty(found);
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task A_Chinese_notebook_has_Chinese_buttons()
    {
        await using var site = await RunningSite.Start("zh-CN");
        await using var window = await Open(site);
        await Button(window, "wrong", "运行").ClickAsync();
        await Assertions.Expect(Told(window, "wrong")).ToContainTextAsync("失败 · 退出码 127 · 第 2 行", Patient);
    }

    private async Task<Window> Open(RunningSite site, ColorScheme scheme = ColorScheme.Light, int width = 1280, bool mayInject = false)
    {
        var window = await chromium.Open(site.Address, width, scheme, mayInject);
        await window.Page.GotoAsync(site.Printed);
        await Assertions.Expect(window.Page).ToHaveURLAsync(site.Address);
        await window.Visit("water/");
        await Assertions.Expect(window.Page.Locator(".runs").First).ToBeVisibleAsync();
        return window;
    }

    private static string Picture(string name) => Path.Combine(AppContext.BaseDirectory, "screenshots", name + ".png");

    private static ILocator Block(Window window, string name) => window.Page.Locator($"#{name}");

    private static ILocator Button(Window window, string name, string word) => Block(window, name).GetByRole(AriaRole.Button, new() { Name = $"{word} {name}", Exact = true });

    private static ILocator Output(Window window, string name) => Block(window, name).Locator(".output.run");

    private static ILocator Told(Window window, string name) => Output(window, name).Locator(".told");

    private static Task<string> Colour(ILocator locator) => locator.EvaluateAsync<string>("e => getComputedStyle(e).color");
}
