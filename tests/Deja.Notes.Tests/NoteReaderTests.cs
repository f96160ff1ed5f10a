using Deja.Notes.Lint;

namespace Deja.Notes.Tests;

public sealed class NoteReaderTests
{
    [Theory]
    [InlineData("a.md", "---\ntitle: Given\n---\n# Heading", "Given")]
    [InlineData("a.md", "text\n\n## Heading **bold** `code`", "Heading bold code")]
    [InlineData("my-first_note.md", "text", "my first note")]
    [InlineData("_posts/2020-01-02-my-post.md", "text", "my post")]
    [InlineData("笔记.md", "", "笔记")]
    public void The_title_is_the_given_one_else_the_first_heading_else_the_files_name(string path, string text, string title)
    {
        Assert.Equal(title, NoteReader.Read(path, text).Title);
    }

    [Fact]
    public void The_date_in_a_posts_name_counts_where_the_front_matter_has_none()
    {
        Assert.Equal(new DateTimeOffset(2020, 1, 2, 0, 0, 0, TimeSpan.Zero), NoteReader.Read("2020-01-02-x.md", "").Date);
        Assert.Equal(2021, NoteReader.Read("2020-01-02-x.md", "---\ndate: 2021-03-04\n---\n").Date!.Value.Year);
        Assert.Null(NoteReader.Read("2020-13-02-x.md", "").Date);
    }

    [Fact]
    public void An_entry_reaches_to_the_next_heading_of_its_level()
    {
        var note = NoteReader.Read("a.md", "# One\na\n## Inner\nb\n# Two\nc\n");
        Assert.Equal(["One", "Inner", "Two"], note.Entries.Select(e => e.Title));
        Assert.Equal("# One\na\n## Inner\nb\n", Text(note, note.Entries[0].Whole));
        Assert.Equal("# One\na\n", Text(note, note.Entries[0].Own));
        Assert.Equal(0, note.Entries[1].Parent);
        Assert.Equal(["One", "Inner"], note.TitlePath(note.Entries[1]));
    }

    [Fact]
    public void What_stands_before_the_first_heading_is_an_entry_too()
    {
        var note = NoteReader.Read("a.md", "---\ntitle: T\n---\npreface\n\n# One\n");
        Assert.Equal([(0, "T", ""), (1, "One", "one")], note.Entries.Select(e => (e.Level, e.Title, e.Anchor)));
    }

    [Fact]
    public void A_heading_in_code_or_in_a_list_opens_no_entry()
    {
        Assert.Equal(["One"], NoteReader.Read("a.md", "# One\n\n```sh\n# not one\n```\n\n- # nor this\n\n> # nor that\n").Entries.Select(e => e.Title));
    }

    [Theory]
    [InlineData(">")]
    [InlineData("> ")]
    [InlineData("[")]
    [InlineData("![")]
    [InlineData("*")]
    [InlineData("**a ")]
    [InlineData("(")]
    [InlineData("- ")]
    [InlineData("<div>")]
    [InlineData("<a ")]
    [InlineData("`")]
    [InlineData("$")]
    [InlineData("$$ ")]
    [InlineData("[[")]
    [InlineData("{% raw %}")]
    [InlineData("{{")]
    [InlineData("{:")]
    [InlineData("{% ")]
    [InlineData("`{{` ")]
    [InlineData("[[a]] ")]
    [InlineData("<div>\n<a ")]
    [InlineData("<div></div>\n[[[[")]
    [InlineData("[x](y) ")]
    [InlineData("[^1]")]
    [InlineData("| ")]
    [InlineData("&")]
    [InlineData("# ")]
    [InlineData("a\n: ")]
    [InlineData("<!-- deja: name=x -->\n")]
    public async Task A_bomb_of_one_mark_is_read_and_linted_in_time(string mark)
    {
        // 100,000 marks; a wrong bound takes minutes, or the stack.
        var text = string.Concat(Enumerable.Repeat(mark, 100_000));
        using var folder = new TempFolder().With("a.md", text);
        var notebook = folder.Open();
        var stop = TestContext.Current.CancellationToken;
        var findings = await Task.Run(() => new Linter(notebook).Check().Count(), stop).WaitAsync(TimeSpan.FromSeconds(20), stop);
        Assert.InRange(findings, 0, 200_000);
    }

    private static string Text(Note note, TextRange range) => note.Source.Text.Substring(range.Start, range.Length);
}
