using Deja.Site.Formulas;

namespace Deja.Site.Tests.Formulas;

public sealed class FormulaLabelTests : IDisposable
{
    private readonly Site _site = new();

    public FormulaLabelTests() => Assert.SkipUnless(KatexFiles.AreThere, "KaTeX was not fetched when this was built: it needs npm (apt-get install npm)");

    public void Dispose() => _site.Dispose();

    [Fact]
    public void Formulas_with_labels_are_numbered_and_references_show_the_number()
    {
        _site.With("a.md", "# A\n\nBy $\\eqref{second}$ and $\\ref{own}$, not $\\ref{none}$:\n\n$$\n\\begin{align} a &= b \\label{first} \\\\ c &= d \\label{second} \\end{align}\n$$\n\n$$ e \\label{own} \\tag{E} $$\n");
        var result = _site.Build();
        Assert.Empty(result.Problems);
        var article = _site.Article("a/index.html");
        var shown = System.Text.RegularExpressions.Regex.Replace(article, "<[^>]*>", string.Empty);
        foreach (var number in new[] { "(1)", "(2)", "(E)", "?" }) Assert.Contains(number, shown, StringComparison.Ordinal);

    }

    [Fact]
    public void An_asterisk_that_was_escaped_for_Markdown_and_a_letter_between_blanks_are_math()
    {
        _site.With("a.md", "# A\n\n$a \\* b$, the vector $ s $, but $5 or $ 6 and $ 7\n");
        Assert.Empty(_site.Build().Problems);
        var article = _site.Article("a/index.html");
        Assert.Equal(2, article.Split("class=\"katex\"").Length - 1);
        Assert.Contains("$5 or $ 6 and $ 7", article, StringComparison.Ordinal);
    }
}
