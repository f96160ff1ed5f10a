using Deja.Notes;
using Deja.Recall.Index;

namespace Deja.Recall.Tests.Index;

public sealed class IndexSetTests : IDisposable
{
    private readonly TestNotebook _one = new();
    private readonly TestNotebook _two = new();

    public void Dispose()
    {
        _one.Dispose();
        _two.Dispose();
    }

    [Fact]
    public void Notebooks_asked_together_are_counted_together()
    {
        _one.With("a.md", "# One\napricot").With("b.md", "# Two\nblueberry");
        _two.With("a.md", "# Three\napricot");
        using var indexes = Open();
        Assert.Equal(2, indexes.Indexes.Count);
        Assert.Equal(3, indexes.EntryCount);
    }

    [Fact]
    public void The_best_of_both_comes_first_whichever_was_named_first()
    {
        _one.With("a.md", "# Fruit\nan apricot in passing, among many other words");
        _two.With("b.md", "# Apricot\nyes");
        Assert.Equal(["b.md", "a.md"], TestNotebook.Ask([_one, _two], "apricot").Matches.Select(m => m.Note.Path));
        Assert.Equal(["b.md", "a.md"], TestNotebook.Ask([_two, _one], "apricot").Matches.Select(m => m.Note.Path));
    }

    [Fact]
    public void A_word_is_as_rare_as_it_is_in_both_together()
    {
        // "apricot" is rare in the one and everywhere in the other; "quince" is rare in both, so it decides.
        _one.With("a.md", "# A\napricot").With("q.md", "# Q\nquince");
        for (var i = 0; i < 200; i++) _two.With($"n{i}.md", $"# N{i}\napricot number {i}");
        Assert.Equal("q.md", TestNotebook.Ask([_one, _two], "quince apricot").Matches[0].Note.Path);
        Assert.Equal("q.md", TestNotebook.Ask([_two, _one], "apricot quince").Matches[0].Note.Path);
    }

    [Fact]
    public void The_limit_holds_over_both()
    {
        for (var i = 0; i < 5; i++)
        {
            _one.With($"n{i}.md", $"# One {i}\napricot");
            _two.With($"n{i}.md", $"# Two {i}\napricot");
        }

        Assert.Equal(6, TestNotebook.Ask([_one, _two], "apricot", 6).Matches.Count);
        Assert.Equal(10, TestNotebook.Ask([_one, _two], "apricot", 20).Matches.Select(m => (m.Notebook.Root, m.Note.Path)).Distinct().Count());
    }

    [Fact]
    public void A_notebook_that_is_empty_does_not_disturb_the_other()
    {
        _two.With("a.md", "# One\napricot");
        Assert.Single(TestNotebook.Ask([_one, _two], "apricot").Matches);
    }

    private IndexSet Open()
    {
        var indexes = IndexSet.Open([Notebook.Open(_one.Root), Notebook.Open(_two.Root)], _one.UserCache);
        indexes.Update();
        return indexes;
    }
}
