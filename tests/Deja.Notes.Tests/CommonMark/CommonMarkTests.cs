using Deja.Notes.Markup;

namespace Deja.Notes.Tests.CommonMark;

/// <summary>The dialect against the specification it extends.</summary>
public sealed class CommonMarkTests
{
    [Fact]
    public void Every_example_of_the_specification_is_shown_as_it_says_but_for_the_listed_ones()
    {
        var wrong = CommonMarkSpecification.Examples()
            .Where(e => !Deviations.All.ContainsKey(e.Number) && !IsAsSpecified(e))
            .Select(e => $"example {e.Number} ({e.Section})\n{e.Markdown}expected:\n{e.Html}got:\n{Dialect.ToHtml(e.Markdown)}");
        Assert.Equal(string.Empty, string.Join('\n', wrong));
    }

    [Fact]
    public void Every_listed_deviation_does_differ()
    {
        var alike = CommonMarkSpecification.Examples().Where(e => Deviations.All.ContainsKey(e.Number) && IsAsSpecified(e)).Select(e => e.Number);
        Assert.Empty(alike);
    }

    [Fact]
    public void The_whole_specification_is_there()
    {
        // Version 0.31.2 has 652 examples.
        Assert.Equal(652, CommonMarkSpecification.Examples().Count);
    }

    [Fact]
    public void The_manual_lists_every_deviation()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "markdown.md"));
        Assert.All(Deviations.All, d => Assert.Contains($"| {d.Key} | {d.Value} |", page, StringComparison.Ordinal));
    }

    private static bool IsAsSpecified(SpecificationExample example) =>
        NormalHtml.Of(example.Html, dropHeadingIds: false) == NormalHtml.Of(Dialect.ToHtml(example.Markdown), dropHeadingIds: true);
}
