using System.Text;
using Deja.Notes.FrontMatters;

namespace Deja.Notes.Tests.FrontMatters;

public sealed class FrontMatterTests
{
    [Fact]
    public void Jekylls_keys_are_read()
    {
        var front = Read("layout: post\ntitle: Notes\ncategories: [Technology,Notes]\ntags: [a]\ndescription: D\ncomments: true\nmath: true\npublished: false\ndraft: yes\npermalink: /x/\nredirect_from: /old/\nlang: zh").FrontMatter;
        Assert.Equal(("post", "Notes", "D", "/x/", "zh"), (front.Layout, front.Title, front.Description, front.Permalink, front.Lang));
        Assert.Equal(["Technology", "Notes"], front.Categories);
        Assert.Equal(["/old/"], front.RedirectFrom);
        Assert.Equal((true, true, false, true), (front.Comments, front.Math, front.Published, front.Draft));
    }

    [Theory]
    [InlineData("tags: [one, two words]", "one", "two words")]
    [InlineData("tags: one two", "one", "two")]
    [InlineData("tags: one, two words", "one", "two words")]
    [InlineData("tags:\n  - one\n  - two", "one", "two")]
    [InlineData("tag: two words", "two words")]
    [InlineData("tags: one one", "one")]
    [InlineData("tags:")]
    [InlineData("tags: 2020", "2020")]
    public void Tags_may_be_a_list_or_words(string yaml, params string[] expected)
    {
        Assert.Equal(expected, Read(yaml).FrontMatter.Tags);
    }

    [Fact]
    public void Unknown_keys_are_kept_with_their_lines()
    {
        var values = Read("title: x\nmy_key:\n  inner: [1, 2]").FrontMatter.Values;
        Assert.Equal("2", values["my_key"].Map!["inner"].Items![1].Text);
        Assert.Equal(4, values["my_key"].Map!["inner"].Line);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_may_end_in_any_way(string end)
    {
        var note = NoteReader.Read("a.md", string.Join(end, "---", "title: T", "tags: [a: ]", "x: y: z", "---", "# H", ""));
        Assert.Equal(("T", 4), (note.Title, Assert.Single(note.Problems).Line));
        Assert.Equal((6, "H"), (note.Entries[^1].Line, note.Entries[^1].Title));
        Assert.Equal("T", NoteReader.Read("a.md", string.Join(end, "+++", "title = 'T'", "+++", "")).Title);
    }

    [Fact]
    public void Broken_yaml_tells_its_line_and_keeps_what_can_be_read()
    {
        var note = Read("layout: post\ntitle: Foo: bar\ntags: [a, b]");
        Assert.Equal(3, Assert.Single(note.Problems).Line);
        Assert.Equal("Foo: bar", note.Title);
        Assert.Equal(["a", "b"], note.FrontMatter.Tags);
    }

    [Theory]
    [InlineData("title: Foo: bar", "Foo: bar", "title: \"Foo: bar\"")]
    [InlineData("title: \"Foo\" and \"bar\"", "\"Foo\" and \"bar\"", "title: '\"Foo\" and \"bar\"'")]
    [InlineData("title: @Foo isn't `bar`", "@Foo isn't `bar`", "title: \"@Foo isn't `bar`\"")]
    [InlineData("title: \"C:\\dir\"", "C:\\dir", "title: 'C:\\dir'")]
    public void A_value_that_needs_quotation_marks_is_told_with_them_and_read_without(string yaml, string title, string written)
    {
        var note = Read(yaml);
        Assert.EndsWith(written, Assert.Single(note.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(title, note.Title);
        Assert.Equal(title, Read(written).Title);
    }

    [Theory]
    [InlineData("tags: [a, b\ndate: 2020-01-01", 2)]
    [InlineData("title: x\ntags: [a, b\ndate: 2020-01-01", 3)]
    public void A_list_that_is_never_closed_is_told_and_stops_nothing(string yaml, int line)
    {
        var problem = Assert.Single(Read(yaml).Problems);
        Assert.Equal(line, problem.Line);
        Assert.Contains("not closed", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void A_nesting_bomb_in_yaml_is_a_problem_and_no_crash(string open)
    {
        var note = Read("a: " + new StringBuilder().Insert(0, open, 20_000));
        Assert.Single(note.Problems);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a=")]
    public void A_nesting_bomb_in_toml_is_a_problem_and_no_crash(string open)
    {
        var note = NoteReader.Read("a.md", $"+++\ntitle = \"T\"\na = {string.Concat(Enumerable.Repeat(open, 20_000))}\n+++\n");
        Assert.Contains("64 deep", Assert.Single(note.Problems).Message, StringComparison.Ordinal);
        Assert.Equal("T", note.Title);
    }

    [Fact]
    public void A_billion_laughs_stay_small()
    {
        var yaml = new StringBuilder("a0: &a0 [lol, lol]\n");
        for (var i = 1; i < 40; i++) yaml.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n");
        Assert.Equal(40, Read(yaml.ToString()).FrontMatter.Values.Count);
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-23T00:00:00+00:00")]
    [InlineData("2026-11-23 14:30", "2026-11-23T14:30:00+00:00")]
    [InlineData("2026-11-23 14:30:05", "2026-11-23T14:30:05+00:00")]
    [InlineData("2026-11-23 14:30:05 +0800", "2026-11-23T14:30:05+08:00")]
    [InlineData("2026-11-23 14:30:05 +08:00", "2026-11-23T14:30:05+08:00")]
    [InlineData("2026-11-23 14:30:05 -0500", "2026-11-23T14:30:05-05:00")]
    [InlineData("2026-11-23 14:30:05 UTC", "2026-11-23T14:30:05+00:00")]
    [InlineData("2026-11-23T14:30:05Z", "2026-11-23T14:30:05+00:00")]
    [InlineData("2026-11-23T14:30:05.123+08:00", "2026-11-23T14:30:05.123+08:00")]
    [InlineData("2026/11/23", "2026-11-23T00:00:00+00:00")]
    public void Dates_are_read_as_Jekyll_and_Hugo_write_them(string written, string expected)
    {
        var date = Read($"date: {written}").Date;
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), date);
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture).Offset, date!.Value.Offset);
    }

    [Fact]
    public void Hugos_toml_is_read()
    {
        var note = NoteReader.Read("a.md", "+++\ntitle = \"T\"\ndate = 2026-11-23T14:30:05Z\ntags = [\"a\", \"b c\"]\ndraft = true\n[params]\nx.y = 1\n+++\nBody\n");
        Assert.Equal(FrontMatterFormat.Toml, note.FrontMatter.Format);
        Assert.Equal(("T", true, 2026), (note.Title, note.FrontMatter.Draft, note.Date!.Value.Year));
        Assert.Equal(["a", "b c"], note.FrontMatter.Tags);
        Assert.Equal("1", note.FrontMatter.Values["params"].Map!["x"].Map!["y"].Text);
    }

    [Fact]
    public void Broken_toml_tells_its_line()
    {
        Assert.Equal(3, Assert.Single(NoteReader.Read("a.md", "+++\na = 1\nb = \n+++\n").Problems).Line);
    }

    [Fact]
    public void Front_matter_with_windows_line_ends_is_read()
    {
        var note = NoteReader.Read("a.md", "---\r\ntitle: T\r\n---\r\n# H\r\n");
        Assert.Equal("T", note.Title);
        Assert.Equal(4, note.Entries[^1].Line);
    }

    [Fact]
    public void A_page_that_begins_with_a_line_across_it_has_no_front_matter()
    {
        var note = NoteReader.Read("a.md", "---\n\njust words\n\n---\n");
        Assert.Equal(FrontMatterFormat.None, note.FrontMatter.Format);
        Assert.Empty(note.Problems);
    }

    [Fact]
    public void An_empty_front_matter_is_one()
    {
        Assert.Equal(FrontMatterFormat.Yaml, NoteReader.Read("a.md", "---\n---\ntext").FrontMatter.Format);
    }

    private static Note Read(string yaml) => NoteReader.Read("a.md", $"---\n{yaml}\n---\n");
}
