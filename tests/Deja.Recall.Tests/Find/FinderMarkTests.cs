using Deja.Recall.Find;

namespace Deja.Recall.Tests.Find;

/// <summary>Marks, emoji, and what means something to the database.</summary>
public sealed class FinderMarkTests : IDisposable
{
    private readonly TestNotebook _notes = new();

    public void Dispose() => _notes.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\"")]
    [InlineData("*")]
    [InlineData("()")]
    [InlineData("，。")]
    [InlineData("--- ??? !!! \0 \t")]
    public void Marks_alone_find_nothing(string words)
    {
        _notes.With("a.md", "# One\n--- ??? !!! \"quoted\" (in brackets) * ，。\n");
        Assert.Empty(_notes.Ask(words).Matches);
        Assert.Empty(_notes.Ask(words).Corrections);
    }

    [Theory]
    [InlineData("\"apricot\"")]
    [InlineData("\"apricot")]
    [InlineData("apricot*")]
    [InlineData("apric*")]
    [InlineData("^apricot")]
    [InlineData("-apricot")]
    [InlineData("t:apricot")]
    [InlineData("apricot:t")]
    [InlineData("NEAR(apricot quince)")]
    [InlineData("apricot OR")]
    [InlineData("OR apricot")]
    [InlineData("apricot AND NOT quince")]
    [InlineData("NOT apricot")]
    [InlineData("(apricot")]
    [InlineData("{apricot quince}")]
    [InlineData("apricot + quince")]
    [InlineData("apricot'; DROP TABLE notes; --")]
    [InlineData("apricot%_")]
    [InlineData("apricot\0quince")]
    [InlineData("$1 apricot")]
    public void What_means_something_to_the_database_is_only_words_here(string words)
    {
        _notes.With("a.md", "# Fruit\nan apricot\n");
        Assert.Contains("a.md#fruit", _notes.Find(words));
        Assert.Equal(["a.md#fruit"], _notes.Find("apricot"));
    }

    [Fact]
    public void A_word_of_the_database_is_found_like_any_other()
    {
        _notes.With("a.md", "# Sql\nuse NEAR rather than AND\n").With("b.md", "# Other\nnothing\n");
        Assert.Equal(["a.md#sql"], _notes.Find("NEAR"));
        Assert.Equal(["a.md#sql"], _notes.Find("near AND"));
    }

    [Theory]
    [InlineData("🚀")]
    [InlineData("👩‍💻")]
    [InlineData("🚀 deploy")]
    [InlineData("deploy 🚀")]
    public void An_emoji_is_found_or_passed_over_but_never_in_the_way(string words)
    {
        _notes.With("a.md", "# 🚀 Deploy\nwith care 👩‍💻\n").With("b.md", "# Other\nnothing\n");
        Assert.Equal("a.md", _notes.Ask(words).Matches[0].Note.Path);
    }

    [Theory]
    [InlineData("🚀deploy")]
    [InlineData("deploy🚀")]
    public void An_emoji_is_no_part_of_the_word_beside_it(string written)
    {
        _notes.With("a.md", $"# {written}\nwith care\n");
        Assert.Single(_notes.Find("deploy"));
        Assert.Single(_notes.Find("🚀"));
    }

    [Fact]
    public void Half_of_an_emoji_finds_nothing_and_breaks_nothing()
    {
        _notes.With("a.md", "# 🚀 Deploy\nwith care\n");
        Assert.Equal("a.md", Assert.Single(_notes.Ask("deploy \ud83d").Matches).Note.Path);
    }
}
