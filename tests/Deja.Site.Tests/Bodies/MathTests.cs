using Deja.Site.Formulas;

namespace Deja.Site.Tests.Bodies;

public sealed class MathTests : IDisposable
{
    private readonly Site _site = new();

    public MathTests() => Assert.SkipUnless(KatexFiles.AreThere, "KaTeX was not fetched when this was built: it needs npm (apt-get install npm)");

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("设自变量 $$x$$，则", false)]
    [InlineData("1. 向量$$v \\in \\mathbb{R}^K$$", false)]
    [InlineData("text\n$$x$$\ntext", true)]
    [InlineData("$$x$$", true)]
    [InlineData("$$\nx\n$$", true)]
    [InlineData("- $$x$$", true)]
    public void In_a_Jekyll_site_two_dollars_within_a_sentence_stay_within_it(string text, bool isDisplay)
    {
        _site.With("_posts/2024-01-02-a.md", "---\ntitle: A\n---\n\n" + text + "\n");
        _site.Build();
        Assert.Equal(isDisplay, _site.Article("2024/01/02/a.html").Contains("katex-display", StringComparison.Ordinal));
    }

    [Fact]
    public void Elsewhere_two_dollars_set_a_formula_apart_as_GitHub_and_Obsidian_do()
    {
        _site.With("a.md", "Let $$x$$ be.\n");
        _site.Build();
        Assert.Contains("katex-display", _site.Article("a/index.html"), StringComparison.Ordinal);
    }
}
