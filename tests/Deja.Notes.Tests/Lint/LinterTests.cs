using System.Globalization;
using Deja.Notes.Lint;

namespace Deja.Notes.Tests.Lint;

/// <summary>What the linter does for a whole notebook.</summary>
public sealed class LinterTests
{
    [Theory]
    [InlineData("notebook")]
    [InlineData("docs")]
    public void The_starter_notebook_and_the_manual_have_no_findings(string folder)
    {
        Assert.Empty(new Linter(Notebook.Open(Repository.PathOf(folder))).Check().Select(f => f.ToString()));
    }

    [Fact]
    public void Findings_come_by_path_line_and_column()
    {
        using var folder = new TempFolder()
            .With("b.md", "[x](gone.md)\n\n![](gone.png) [y](gone.md)\n")
            .With("a/z.md", "[x](gone.md)\n");
        var found = new Linter(folder.Open()).Check().Select(f => $"{f.Path}:{f.Line}:{f.Column} {f.Rule.Id}");
        Assert.Equal(["a/z.md:1:1 D006", "b.md:1:1 D006", "b.md:3:1 D007", "b.md:3:1 D015", "b.md:3:15 D006"], found);
    }

    [Fact]
    public void A_finding_prints_as_compilers_print()
    {
        using var folder = new TempFolder().With("a.md", "```sh {x=1}\n```\n");
        Assert.Matches(@"^a\.md:1:7: D001 .+ \[info-string-spaces\]$", Assert.Single(new Linter(folder.Open()).Check()).ToString());
    }

    [Fact]
    public void I_can_lint_one_note_or_one_folder()
    {
        using var folder = new TempFolder().With("a.md", "[x](gone)").With("sub/b.md", "[x](gone)").With("subway.md", "[x](gone)");
        var linter = new Linter(folder.Open());
        Assert.Equal(["a.md"], linter.Check(["a.md"]).Select(f => f.Path));
        Assert.Equal(["sub/b.md"], linter.Check(["sub/"]).Select(f => f.Path));
        Assert.Equal(3, linter.Check(["."]).Count());
        Assert.True(linter.Has("sub"));
        Assert.False(linter.Has("su"));
    }

    [Fact]
    public void A_comment_silences_a_rule_by_id_or_name_for_its_note_alone()
    {
        using var folder = new TempFolder()
            .With("a.md", "<!-- deja-lint-disable D006, image-without-alt -->\n\n[x](gone.md) ![](gone.png)\n")
            .With("b.md", "[x](gone.md)\n\n`<!-- deja-lint-disable D006 -->`\n");
        Assert.Equal(["a.md D007", "b.md D006"], new Linter(folder.Open()).Check().Select(f => $"{f.Path} {f.Rule.Id}"));
    }

    [Fact]
    public void A_broken_or_skipped_file_is_a_finding_and_the_rest_goes_on()
    {
        using var folder = new TempFolder()
            .With("bytes.md", [0x61, 0xFF, 0x62])
            .With("good.md", "[x](gone.md)")
            .With("yaml.md", "---\na: [1\n---\n\ntext\n")
            .With("zero.md", [0x61, 0x00]);
        File.CreateSymbolicLink(folder.PathOf("link.md"), folder.PathOf("good.md"));
        var found = new Linter(folder.Open()).Check().Select(f => $"{f.Path} {f.Rule.Id}");
        Assert.Equal(["bytes.md D014", "good.md D006", "link.md D014", "yaml.md D014", "zero.md D014"], found);
    }

    [Fact]
    public void Windows_line_ends_a_byte_order_mark_and_permissions_stay_when_a_note_is_repaired()
    {
        using var folder = new TempFolder().With("a.md", [0xEF, 0xBB, 0xBF, .. "<p>x</p>\r\n```sh\r\nls\r\n```\r\n"u8]);
        var mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder.PathOf("a.md"), mode);
        Assert.Single(new Linter(folder.Open()).Fix().ToList());
        byte[] expected = [0xEF, 0xBB, 0xBF, .. "<p>x</p>\r\n\r\n```sh\r\nls\r\n```\r\n"u8];
        Assert.Equal(expected, File.ReadAllBytes(folder.PathOf("a.md")));
        if (!OperatingSystem.IsWindows()) Assert.Equal(mode, File.GetUnixFileMode(folder.PathOf("a.md")));
        Assert.Single(Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void A_note_that_is_no_utf8_is_never_written()
    {
        byte[] bytes = [.. "<p>x</p>\n```sh\n"u8, 0xFF, .. "\n```\n"u8];
        using var folder = new TempFolder().With("a.md", bytes);
        Assert.Empty(Assert.Single(new Linter(folder.Open()).Fix().ToList()).Fixed);
        Assert.Equal(bytes, File.ReadAllBytes(folder.PathOf("a.md")));
    }

    [Fact]
    public void A_note_that_changed_meanwhile_is_left_alone()
    {
        using var folder = new TempFolder().With("a.md", "mine");
        Assert.Throws<IOException>(() => NoteWriter.Replace(folder.PathOf("a.md"), "what was read", "new"));
        Assert.Equal("mine", File.ReadAllText(folder.PathOf("a.md")));
    }

    [Fact]
    public void A_repair_keeps_entries_and_code_as_they_were()
    {
        using var folder = new TempFolder().With("a.md", "# One\n\n<p>x</p>\n\n- list\n```sh {name=a}\nls\n```\n\n# Two\n\n```python\nopen\n");
        var notebook = folder.Open();
        var before = notebook.Read("a.md", out _)!;
        Assert.NotEmpty(new Linter(notebook).Fix().Single().Fixed);
        var after = notebook.Read("a.md", out _)!;
        Assert.Equal(before.Entries.Select(e => (e.Title, e.Anchor)), after.Entries.Select(e => (e.Title, e.Anchor)));
        Assert.Equal(before.Blocks.Select(b => (b.Language, b.Code, b.Name)), after.Blocks.Select(b => (b.Language, b.Code, b.Name)));
    }

    [Fact]
    public void A_read_only_note_stays_as_it_is_and_the_rest_is_repaired()
    {
        const string text = "- a\n```sh\nls\n```\n";
        using var folder = new TempFolder().With("a.md", text).With("b.md", text);
        File.SetAttributes(folder.PathOf("a.md"), FileAttributes.ReadOnly);
        var fixes = new Linter(folder.Open()).Fix().ToList();
        Assert.Contains("read-only", fixes[0].Left[0].Message, StringComparison.Ordinal);
        Assert.Equal((0, 2, 1, 0), (fixes[0].Fixed.Count, fixes[0].Left.Count, fixes[1].Fixed.Count, fixes[1].Left.Count));
        Assert.Equal(text, File.ReadAllText(folder.PathOf("a.md")));
        File.SetAttributes(folder.PathOf("a.md"), FileAttributes.Normal);
    }

    [Fact]
    public void A_note_with_the_longest_name_there_can_be_is_repaired_too()
    {
        var name = new string('n', 252) + ".md";
        using var folder = new TempFolder().With(name, "- a\n```sh\nls\n```\n");
        Assert.Single(new Linter(folder.Open()).Fix().Single().Fixed);
        Assert.Equal([name], Directory.EnumerateFiles(folder.Root).Select(f => Path.GetFileName(f)));
    }

    [Theory]
    [InlineData("---\n---\nSee {{ page.title\n\n```yaml\nrun: ${{ a }} {{ b }}\n```\n")]
    [InlineData("</p>\n> **a**\n> ```sh\n> b\n> ```\n")]
    [InlineData("> ```sh\n<div>> a```<b>\n> ```\n- ````sh\n  c\n")]
    public void A_repair_that_would_not_help_is_not_made_again_and_again(string text)
    {
        using var folder = new TempFolder().With("_config.yml", "").With("a.md", text);
        var fix = Assert.Single(new Linter(folder.Open()).Fix().ToList());
        Assert.InRange(fix.Text.Length - text.Length, 0, 30);
        Assert.Equal(fix.Text, File.ReadAllText(folder.PathOf("a.md")));
    }

    [Fact]
    public void A_note_with_nothing_to_repair_is_not_written()
    {
        using var folder = new TempFolder().With("a.md", "[x](gone.md)\n");
        var time = File.GetLastWriteTimeUtc(folder.PathOf("a.md"));
        var fix = Assert.Single(new Linter(folder.Open()).Fix());
        Assert.Empty(fix.Fixed);
        Assert.Single(fix.Left);
        Assert.Equal(time, File.GetLastWriteTimeUtc(folder.PathOf("a.md")));
    }

    [Fact]
    public void A_post_folder_opened_alone_finds_the_pictures_of_its_site()
    {
        using var folder = new TempFolder()
            .With("_posts/2020-01-02-x.md", "---\n---\n![a]({{ site.baseurl }}/assets/a.png) ![b](/assets/b.png)\n")
            .With("assets/a.png", "").With("_config.yml", "");
        var found = new Linter(Notebook.Open(folder.PathOf("_posts"))).Check().Select(f => f.Message);
        Assert.Equal(["no picture '/assets/b.png' in the notebook"], found);
    }

    [Fact]
    public void A_thousand_notes_that_link_to_each_other_are_linted_in_order()
    {
        using var folder = new TempFolder();
        for (var i = 0; i < 1000; i++) folder.With(string.Create(CultureInfo.InvariantCulture, $"n{i:000}.md"), string.Create(CultureInfo.InvariantCulture, $"# Note {i}\n\n[next](n{(i + 1) % 1000:000}.md#note-{(i + 1) % 1000}) [far](n{999 - i:000}.md#gone)\n"));
        var found = new Linter(folder.Open()).Check().ToList();
        Assert.Equal(1000, found.Count);
        Assert.All(found, f => Assert.Equal("D008", f.Rule.Id));
        Assert.Equal(found.Select(f => f.Path).Order(StringComparer.Ordinal), found.Select(f => f.Path));
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void No_rule_fails_on_a_malformed_note(string text)
    {
        using var folder = new TempFolder().With("_config.yml", "").With("a.md", text).With("b.md", text.ReplaceLineEndings("\r\n"));
        var linter = new Linter(folder.Open());
        Assert.All(linter.Check().ToList(), f => Assert.True(f is { Line: >= 1, Column: >= 1 }, f.ToString()));
        Assert.NotEmpty(linter.Fix().ToList());
    }

    public static TheoryData<string> Malformed =>
    [
        "<div></div>\n" + new string('[', 100_000), "<div>\n" + string.Concat(Enumerable.Repeat("<a x=\"", 50_000)), "", "\n", "---", "---\n", "---\n---", "+++\n+++", "```", "```a b", "> ```", "- ```", "<p", "<p>\n```", "<!--", "<!-- deja:", "<!-- deja: -->", "<!-- deja: =x -->",
        "<!-- deja-lint-disable", "<!-- deja-lint-disable -->", "---\n---\n`{{`", "---\n---\n{%", "---\n---\n```\n{{\n```", "[]()", "![]()", "[[]]", "[[#]]", "[x](#)", "[x](%)", "[x](%00)",
        "[x](//)", "[x](/)", "[x](..)", "[x](../..)", "[x](?)", "[x](:)", "<a href>", "<img src= alt", "```json\n{\n```", "```yaml\n\t- [\n```", "```toml\n[\n```", "```xml\n<\n```", "```json\n\0\n```",
        "$", "$$", "---\n---\n$a$", "| a |\n|-|\n| b |\n<p>", "> <p>\n> ```", "\t```sh", "1. ```sh {a=b}\n", "```sh {\"name\":\"--x-->\"}\n```", "{% highlight", "{% highlight sh %}", "---\n---\n{% raw %}",
        "---\ndeja: x\n---\n", "---\ndeja: [x]\n---\n", "---\ndate: {{ now }}\n---\n", "\uFEFF\uFEFF# x", "a {%} b {{} c", "---\n---\n`{%}`", "+++\na = " + new string('[', 100) + "\n+++\n", "```toml\na = " + new string('[', 100) + "\n```", "```yaml\na: " + new string('[', 100_000) + "\n```",
        "```yaml\na: [b\nc: d\n```", "```sh {\"name\":\"\\ud800\"}\n```", "# \u0000", "\r\r\r```a b\r", "<!-- deja: name=x -->\n```sh {name=y}\n```\n<!-- deja: expect -->",
    ];
}
