using Deja.Recall.Find;

namespace Deja.Recall.Tests.Find;

public sealed class FinderTests : IDisposable
{
    private readonly TestNotebook _notes = new();

    public void Dispose() => _notes.Dispose();

    [Fact]
    public void A_heading_comes_before_code_and_code_before_prose()
    {
        _notes.With("prose.md", "# Fruit\nan apricot is sweet\n").With("heading.md", "# Apricot\na fruit that is sweet\n").With("code.md", "# Fruit\n```\nan apricot is sweet\n```\n");
        Assert.Equal(["heading.md#apricot", "code.md#fruit", "prose.md#fruit"], _notes.Find("apricot"));
    }

    [Fact]
    public void A_heading_comes_before_prose_that_says_the_word_again_and_again()
    {
        _notes.With("prose.md", $"# Fruit\n{string.Concat(Enumerable.Repeat("apricot ", 50))}\n").With("heading.md", "# Apricot\nsweet\n");
        Assert.Equal("heading.md#apricot", _notes.Find("apricot").First());
    }

    [Fact]
    public void The_exact_phrase_comes_first()
    {
        _notes.With("a.md", "# One\nthe lock of the index and a file\n").With("b.md", "# Two\nthe index lock and a file of it\n").With("c.md", "# Three\nindex the file and lock of it\n");
        Assert.Equal("b.md#two", _notes.Find("index lock").First());
        _notes.With("d.md", "# Four\nwhere a file lock index is held\n");
        Assert.Equal("b.md#two", _notes.Find("index lock").First());
    }

    [Fact]
    public void Entries_with_all_words_come_before_those_with_some()
    {
        _notes.With("some.md", "# Quince\nquince quince quince\n").With("other.md", "# Apricot and more apricot\napricot\n")
            .With("all.md", "# Notes\nFar below, among many other words of no importance whatever, stands an apricot.\n\nAnd then, much later, a quince.\n");
        Assert.Equal("all.md#notes", _notes.Find("apricot quince").First());
        Assert.Equal("all.md#notes", _notes.Find("quince apricot").First());
        Assert.Equal(3, _notes.Find("apricot quince").Count());
    }

    [Fact]
    public void The_words_of_one_entry_count_together_and_not_those_of_a_whole_note()
    {
        _notes.With("long.md", "# One\napricot\n# Two\nquince\n").With("short.md", "# Both\napricot, quince\n");
        Assert.Equal("short.md#both", _notes.Find("apricot quince").First());
    }

    [Fact]
    public void The_note_comes_before_the_list_that_leads_to_it()
    {
        _notes.With("README.md", "# All notes\n## Docker\n- [Remove dangling images of docker](docker/dangling.md)\n- [Run a shell](docker/shell.md)\n")
            .With("docker/dangling.md", "# Prune\nTo remove images of docker that are dangling: docker image prune.\n");
        Assert.Equal("docker/dangling.md#prune", _notes.Find("docker remove dangling images").First());
    }

    [Theory]
    [InlineData("horticulture")]
    [InlineData("orchards")]
    public void A_note_is_found_by_its_description_and_categories(string word)
    {
        _notes.With("a.md", "---\ndescription: All about horticulture\ncategories: [orchards]\n---\n# Fruit\nan apricot\n");
        Assert.Single(_notes.Find(word));
    }

    [Fact]
    public void A_very_long_query_is_answered_by_its_first_words()
    {
        _notes.With("a.md", "# Fruit\nan apricot\n");
        Assert.Equal(["a.md#fruit"], _notes.Find("apricot " + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"word{i} "))));
        Assert.Equal(["a.md#fruit"], _notes.Find("apricot " + new string('x', 200_000)));
        Assert.Equal(["a.md#fruit"], _notes.Find("apricot " + new string('中', 50_000)));
    }

    [Fact]
    public void No_more_come_than_were_asked_for_and_the_best_stay()
    {
        for (var i = 0; i < 30; i++) _notes.With($"n{i:D2}.md", $"# Note {i}\napricot\n");
        _notes.With("best.md", "# Apricot\n");
        Assert.Equal(5, _notes.Find("apricot", 5).Count());
        Assert.Equal("best.md#apricot", _notes.Find("apricot", 1).Single());
    }

    [Fact]
    public void The_same_question_gets_the_same_answer()
    {
        for (var i = 0; i < 30; i++) _notes.With($"n{i:D2}.md", $"# Note\napricot\n");
        Assert.Equal(_notes.Find("apricot").ToList(), _notes.Find("apricot").ToList());
    }

    [Fact]
    public void A_word_of_the_notes_name_finds_it()
    {
        _notes.With("orchard-plan.md", "plant trees\n").With("b.md", "# Other\nnothing\n");
        Assert.Equal(["orchard-plan.md"], _notes.Find("orchard"));
    }
}
