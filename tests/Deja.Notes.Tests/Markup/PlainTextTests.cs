namespace Deja.Notes.Tests.Markup;

/// <summary>What of a heading comes into an entry's title.</summary>
public sealed class PlainTextTests
{
    [Theory]
    [InlineData("[: ==: unary operator expected", "[: ==: unary operator expected")]
    [InlineData("foo [bar] and [baz", "foo [bar] and [baz")]
    [InlineData("[x] done", "[x] done")]
    [InlineData("[a][b] ![c", "[a][b] ![c")]
    [InlineData("[[0] * 3] * 3 aliasing", "[[0] * 3] * 3 aliasing")]
    [InlineData("a < b | c > d", "a < b | c > d")]
    [InlineData("\\*args and **kwargs", "*args and **kwargs")]
    [InlineData("$HOME is empty, $5", "$HOME is empty, $5")]
    [InlineData(":smile: {{ x }} {% include y %}", ":smile: {{ x }} {% include y %}")]
    [InlineData("`[` in **[*bold* `a[0]`** &lt;T&gt;", "[ in [bold a[0] <T>")]
    public void A_heading_keeps_its_literal_brackets_and_signs(string heading, string title)
    {
        Assert.Equal(title, TitleOf(heading));
    }

    [Theory]
    [InlineData("List<T> in C#", "List<T> in C#", "list-in-c")]
    [InlineData("Task<List<S>> and std::vector<int>", "Task<List<S>> and std::vector<int>", "tasklist-and-stdvector")]
    [InlineData("git clone <your repository>", "git clone <your repository>", "git-clone")]
    public void What_looks_like_a_tag_but_is_none_stays_in_the_title_and_out_of_the_id_as_on_GitHub(string heading, string title, string anchor)
    {
        var entry = NoteReader.Read("a.md", $"## {heading}").Entries[^1];
        Assert.Equal((title, anchor), (entry.Title, entry.Anchor));
    }

    [Theory]
    [InlineData("Press <kbd>Ctrl</kbd>+<kbd>C</kbd>", "Press Ctrl+C")]
    [InlineData("Two<br>lines <!-- note -->", "Two lines")]
    [InlineData("<a name=\"x\"></a>Named", "Named")]
    [InlineData("<img src=\"l.svg\" alt=\"Deja\">", "Deja")]
    public void Html_in_a_heading_leaves_its_words(string heading, string title)
    {
        Assert.Equal(title, TitleOf(heading));
    }

    [Fact]
    public void A_heading_without_words_does_not_leave_the_note_without_a_title()
    {
        Assert.Equal("Second", NoteReader.Read("a.md", "# <img src=logo.svg>\n\n## Second\n").Title);
        Assert.Equal("my note", NoteReader.Read("my-note.md", "# <img src=logo.svg>\n").Title);
    }

    private static string TitleOf(string heading) => NoteReader.Read("a.md", $"# {heading}\n").Title;
}
