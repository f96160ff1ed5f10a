using Deja.Recall.Find;

namespace Deja.Recall.Tests.Find;

/// <summary>What was not typed as it is written.</summary>
public sealed class FinderSlipTests : IDisposable
{
    private readonly TestNotebook _notes = new();

    public void Dispose() => _notes.Dispose();

    [Theory]
    [InlineData("gradeint")]
    [InlineData("gradent")]
    [InlineData("graddient")]
    [InlineData("gradiant")]
    public void A_slip_of_the_keys_is_put_right_and_told(string typed)
    {
        _notes.With("a.md", "# Training\nthe gradient\n");
        var result = _notes.Ask(typed);
        Assert.Equal("a.md", Assert.Single(result.Matches).Note.Path);
        Assert.Equal([(typed, "gradient")], result.Corrections);
    }

    [Theory]
    [InlineData("procses", "process")]
    [InlineData("cahced", "cached")]
    [InlineData("dependncies", "dependencies")]
    public void A_slip_near_the_ending_is_put_right_and_told_as_a_word(string typed, string meant)
    {
        _notes.With("a.md", $"# Note\nit is {meant}\n");
        var result = _notes.Ask(typed);
        Assert.Equal("a.md", Assert.Single(result.Matches).Note.Path);
        Assert.Equal([(typed, meant)], result.Corrections);
    }

    [Fact]
    public void What_was_typed_right_is_not_corrected()
    {
        _notes.With("a.md", "# One\nprice of an apricot\n").With("b.md", "# Two\nprize price price\n");
        var result = _notes.Ask("prize");
        Assert.Empty(result.Corrections);
        Assert.Equal(["b.md"], result.Matches.Select(m => m.Note.Path));
        Assert.Empty(_notes.Ask("nothinglikeit").Matches);
        Assert.Empty(_notes.Ask("nothinglikeit").Corrections);
    }
}
