using Deja.Notes.Lint;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Deja.Notes.Tests;

public sealed class NoteReaderTests
{
    [Theory]
    [InlineData("a.md", "---\ntitle: Given\n---\n# Heading", "Given")]
    [InlineData("a.md", "text\n\n## Heading **bold** `code`", "Heading bold code")]
    [InlineData("my-first_note.md", "text", "my first note")]
    [InlineData("_posts/2020-01-02-my-post.md", "text", "my post")]
    [InlineData("笔记.md", "", "笔记")]
    [InlineData("a.md", "---\ntitle: |\n  Two\n  lines\n---\n", "Two lines")]
    [InlineData("a.md", "Two\n`li\nnes`\n===\n", "Two li nes")]
    [InlineData("Two factors.md", "Some words.\n\n## Switch it on\n", "Two factors")]
    [InlineData("两步.md", "文字\n\n## 打开\n", "两步")]
    [InlineData("Two factors.md", "Some words.\n\n## Part\n\n# Whole\n", "Whole")]
    [InlineData("Two factors.md", "## First\n\n## Second\n", "Two factors")]
    [InlineData("Two factors.md", "# First\n\n# Second\n", "Two factors")]
    [InlineData("Two factors.md", "# The second factor\n\n## First\n", "The second factor")]
    [InlineData("two-factors.md", "## First\n\n## Second\n", "First")]
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
    public void A_note_named_by_its_file_is_an_entry_by_that_name()
    {
        var note = NoteReader.Read("Two factors.md", "## One\n\ntext\n\n## Two\n");
        Assert.Equal([(0, "Two factors"), (2, "One"), (2, "Two")], note.Entries.Select(e => (e.Level, e.Title)));
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
    [InlineData("<!-- deja: expect -->\n```\n```\n")]
    [InlineData("```\n```\n")]
    [InlineData("[a](")]
    [InlineData("[a](b (")]
    [InlineData("[a] ] ", "# [")]
    [InlineData("<!--", "# ")]
    [InlineData("<![CDATA[", "# ")]
    [InlineData("<!A ", "# ")]
    [InlineData("<?", "# ")]
    [InlineData("]({{ ")]
    [InlineData("[[a] ] ")]
    [InlineData("*a ", "# ")]
    [InlineData("`a` ", "# [*a [*a [*a [*a [*a [*a ")]
    [InlineData("{: .a}\n\n")]
    [InlineData("a\n===\n")]
    [InlineData("=\n")]
    [InlineData("[x]:\n")]
    [InlineData("> [!NOTE]\n\n")]
    [InlineData("<div>\n\n")]
    [InlineData("<a b='", "<p>\n")]
    [InlineData("<", "<p>\n")]
    [InlineData("[a](", "<p>\nx")]
    [InlineData("a0 ", "<!-- deja-lint-disable ")]
    [InlineData("a0= ", "<!-- deja: ")]
    [InlineData(":-:|", "a|b\n")]
    [InlineData("[|](x) |", "a|b\n-|-\n")]
    [InlineData("[", "```yaml\na: ")]
    public async Task A_bomb_of_one_mark_is_read_and_linted_in_time(string mark, string before = "")
    {
        // 100,000 marks; a wrong bound takes minutes, or the stack.
        var text = before + string.Concat(Enumerable.Repeat(mark, 100_000));
        using var folder = new TempFolder().With("a.md", text);
        var notebook = folder.Open();
        var stop = TestContext.Current.CancellationToken;
        var findings = await Task.Run(() => new Linter(notebook).Check().Count(), stop).WaitAsync(TimeSpan.FromSeconds(20), stop);
        Assert.InRange(findings, 0, 200_000);
    }

    [Fact]
    public async Task A_note_full_of_slips_is_linted_in_time()
    {
        // Each slip is compared with each name that may have been meant.
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"# aaaaaaaaaaaaaaaaaaaaaaaa{i}\n\n[x](#aaaaaaaaaaaaaaaaaaabaaaa{i}) [y](aaaaaaaaaaaaaaaaaab{i}.md)\n\n"));
        using var folder = new TempFolder().With("a.md", text);
        for (var i = 0; i < 1000; i++) folder.With($"aaaaaaaaaaaaaaaaaaa{i}.md", "");
        var notebook = folder.Open();
        var stop = TestContext.Current.CancellationToken;
        Assert.Equal(40_000, await Task.Run(() => new Linter(notebook).Check().Count(), stop).WaitAsync(TimeSpan.FromSeconds(20), stop));
    }

    [Theory]
    [InlineData(400, 100_000)]
    [InlineData(100_000, 2)]
    public void A_table_that_would_fill_the_memory_stays_text(int columns, int rows)
    {
        var text = $"{Row("a|", columns)}\n{Row("-|", columns)}\n{Row("a|\n", rows)}";
        Assert.Empty(NoteReader.Read("a.md", text).Body.Descendants<Table>());
    }

    [Fact]
    public void A_large_table_is_a_table()
    {
        var text = $"{Row("a|", 20)}\n{Row("-|", 20)}\n{Row(Row("[x](y)|", 20) + "\n", 1000)}";
        Assert.Equal(1001, Assert.Single(NoteReader.Read("a.md", text).Body.Descendants<Table>()).Count);
    }

    [Fact]
    public void Stars_that_are_never_closed_leave_a_table_its_rows_and_links()
    {
        var text = $"| when | what |\n|---|---|\n{Row("| */5 *.log [0, 1) | see *.md [x](y) |\n", 2000)}";
        var body = NoteReader.Read("a.md", text).Body;
        Assert.Equal(2001, Assert.Single(body.Descendants<Table>()).Count);
        Assert.Equal(2000, body.Descendants<LinkInline>().Count());
    }

    [Theory]
    [InlineData("[")]
    [InlineData("*a ")]
    [InlineData("**a _b ")]
    public void A_heading_of_marks_that_are_never_closed_needs_no_deep_stack(string mark)
    {
        var text = $"# {Row(mark, 20_000)}\n";
        var length = 0;
        var thread = new Thread(() => length = NoteReader.Read("a.md", text).Title.Length, maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal(text.Trim().Length - 2, length);
    }

    private static string Row(string cell, int count) => string.Concat(Enumerable.Repeat(cell, count));

    private static string Text(Note note, TextRange range) => note.Source.Text.Substring(range.Start, range.Length);
}
