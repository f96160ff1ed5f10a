using Deja.Notes.Blocks;
using Deja.Run.Expectations;

namespace Deja.Run.Tests.Expectations;

/// <summary>What a block prints, held against what its note says.</summary>
public sealed class ExpectedLinesTests
{
    [Theory]
    [InlineData("a\nb\n", "a\nb\n", true)]
    [InlineData("a\nb\n", "a\nb", true)]
    [InlineData("a  \nb\n\n\n", "a\nb   \n", true)]
    [InlineData("a\nb\n", "a\n", false)]
    [InlineData("a\n", "a\nb\n", false)]
    [InlineData(" a\n", "a\n", false)]
    [InlineData("", "", true)]
    [InlineData("", "a\n", false)]
    [InlineData("a\n\nb\n", "a\nb\n", false)]
    public void Lines_are_compared_without_the_blanks_at_their_ends(string expected, string printed, bool isMet) => Assert.Equal(isMet, Compare(expected, printed).IsMet);

    [Theory]
    [InlineData("a ... c\n", "a b c\n", true)]
    [InlineData("a ... c\n", "a  c\n", true)]
    [InlineData("took ...\n", "took 12 ms\n", true)]
    [InlineData("... ms\n", "took 12 ms\n", true)]
    [InlineData("... ms\n", "took 12 s\n", false)]
    [InlineData("a...b...c\n", "a1b2c\n", true)]
    [InlineData("a...b...c\n", "a1c2b\n", false)]
    [InlineData("first\n...\nlast\n", "first\nlast\n", true)]
    [InlineData("first\n...\nlast\n", "first\n1\n2\n3\nlast\n", true)]
    [InlineData("first\n...\nlast\n", "first\n1\nlast\n2\n", false)]
    [InlineData("...\nx\n...\ny\n", "1\nx\n2\nx\ny\n", true)]
    [InlineData("...\n", "", true)]
    [InlineData("...\n", "anything\nat all\n", true)]
    [InlineData("...\nmiddle\n...\n", "no\n", false)]
    public void Three_dots_stand_for_any_text_and_alone_for_any_lines(string expected, string printed, bool isMet) => Assert.Equal(isMet, Compare(expected, printed).IsMet);

    [Theory]
    [InlineData("loss 0.3333\n", "loss 0.33334\n", 1e-4, true)]
    [InlineData("loss 0.3333\n", "loss 0.3335\n", 1e-4, false)]
    [InlineData("1e6\n", "1000050\n", 1e-4, true)]
    [InlineData("[1.0, 2.0]\n", "[1.00001, 1.99999]\n", 1e-4, true)]
    [InlineData("[1.0, 2.0]\n", "[1.00001, 1.99999, 3]\n", 1e-4, false)]
    [InlineData("-1.5 and 2\n", "-1.50001 and 2.00001\n", 1e-4, true)]
    [InlineData("x1 3\n", "x2 3\n", 10.0, false)]
    [InlineData("nan\n", "nan\n", 1e-4, true)]
    [InlineData("nan\n", "1.0\n", 1e-4, false)]
    [InlineData("a ... 2.0\n", "a b c 2.00001\n", 1e-4, true)]
    [InlineData("2026-11-23\n", "2026-11-24\n", 1e-4, false)]
    public void Numbers_may_be_apart_by_a_tolerance(string expected, string printed, double tolerance, bool isMet) => Assert.Equal(isMet, Compare(expected, printed, tolerance: tolerance).IsMet);

    [Theory]
    [InlineData(@"took \d+ ms", "took 12 ms\n", true)]
    [InlineData(@"took \d+ ms", "it took 12 ms\n", false)]
    [InlineData("a\n...\n[xyz]", "a\nb\nc\ny\n", true)]
    public void A_line_may_be_a_regular_expression(string expected, string printed, bool isMet) => Assert.Equal(isMet, Compare(expected, printed, ExpectationMatch.Regex).IsMet);

    [Fact]
    public void A_difference_is_shown_with_what_stands_around_it()
    {
        var comparison = Compare("1\n2\n3\n4\n5\n6\n", "1\n2\n3\nfour\n5\n6\n");
        Assert.Equal(["  ⋮", "  2", "  3", "- 4", "+ four", "  5", "  6"], comparison.Diff().Prepend("  ⋮").Where((l, i) => i == 0 || l != "  ⋮"));
        Assert.Equal(3, comparison.FirstDifference);
    }

    [Fact]
    public void What_differs_in_blanks_alone_is_shown_so_that_it_can_be_seen() => Assert.Equal(["- a\\tb", "+ a b"], Compare("a\tb\n", "a b\n").Diff());

    [Fact]
    public void A_long_difference_is_cut_with_a_count()
    {
        var diff = Compare("x\n", string.Concat(Enumerable.Range(0, 500).Select(i => $"line {i}\n"))).Diff();
        Assert.True(diff.Count <= 25);
        Assert.Matches(@"⋮ \d+ more lines", diff[^1]);
    }

    [Theory]
    [InlineData("a\nb\nc\n", "a\nB\nc\n", "a|B|c")]
    [InlineData("started at ...\nb\n", "started at 12:00\nB\n", "started at ...|B")]
    [InlineData("first\n...\nlast\n", "first\n1\n2\nend\n", "first|...|end")]
    [InlineData("", "a\nb\n", "a|b")]
    [InlineData("a\nb\n", "", "")]
    [InlineData("a\n", "a\nb\n", "a|b")]
    public void What_is_accepted_leaves_the_lines_that_were_met(string expected, string printed, string accepted)
    {
        var lines = Compare(expected, printed).Accepted(l => l).ToList();
        Assert.Equal(accepted, string.Join('|', lines));
        Assert.True(Compare(string.Concat(lines.Select(l => l + "\n")), printed).IsMet);
    }

    [Fact]
    public void Whatever_is_printed_what_is_accepted_is_met_afterwards()
    {
        var random = new Random(7);
        string Text() => string.Concat(Enumerable.Range(0, random.Next(0, 9)).Select(_ => random.Next(6) switch { 0 => "...\n", 1 => "a...\n", var n => $"{(char)('a' + n)}\n" }));
        for (var round = 0; round < 2_000; round++)
        {
            var (expected, printed) = (Text(), Text().Replace("...", "z", StringComparison.Ordinal));
            var comparison = Compare(expected, printed);
            if (!comparison.IsMet) Assert.True(Compare(string.Concat(comparison.Accepted(l => l).Select(l => l + "\n")), printed).IsMet, $"{expected}|{printed}");
        }
    }

    [Fact]
    public void A_large_output_is_compared_in_bounded_memory()
    {
        var lines = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"line {i}\n"));
        var comparison = Compare(lines, "other\n" + lines.Replace("line 7\n", "line seven\n", StringComparison.Ordinal));
        Assert.False(comparison.IsMet);
        Assert.True(comparison.Diff().Count <= 25);
    }

    private static Comparison Compare(string expected, string printed, ExpectationMatch match = ExpectationMatch.Exact, double? tolerance = null) =>
        ExpectedLines.Of(new Expectation { Text = expected, Line = 1, EndLine = 3, Match = match, Tolerance = tolerance }).Compare(printed);
}
