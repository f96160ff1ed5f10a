using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Deja.Site.Formulas;

namespace Deja.Site.Tests.Formulas;

public sealed class FormulaTests
{
    private static readonly string[] Some =
    [
        "x", "x_i^2 + y_i^2", "\\nabla f(x)", "f(x) \\nabla log f(x)", "O(n \\log n)", "\\alpha \\le \\beta", "\\hat{\\theta}", "P(A \\mid B)", "\\sqrt{2\\pi}\\sigma", "\\mathbb{R}^{n}", "\\frac{\\partial L}{\\partial w_{ij}}",
        "\\int_{-\\infty}^{\\infty} e^{-x^2}\\,dx = \\sqrt{\\pi}", "\\begin{aligned} a &= b + c \\\\ d &= e \\end{aligned}", "\\begin{pmatrix} a_{11} & a_{12} \\\\ a_{21} & a_{22} \\end{pmatrix}", "\\begin{cases} 1 & x > 0 \\\\ 0 & \\text{否则} \\end{cases}",
        "\\sum_{k=0}^{n} \\binom{n}{k} x^k", "\\mathcal{L}(\\theta) = -\\frac{1}{N} \\sum_{i=1}^{N} \\log p_\\theta(y_i \\mid x_i)", "\\text{softmax}\\left(\\frac{QK^\\top}{\\sqrt{d_k}}\\right)V", "\\color{red} x", "\\def\\a{b} \\a + \\a", "\\href{https://example.org}{x}", "\\underbrace{a + b}_{c}", "\\lim_{x \\to 0} \\frac{\\sin x}{x}", "a < b \\& c > d", "\\overrightarrow{AB}",
    ];

    public FormulaTests() => Assert.SkipUnless(KatexFiles.AreThere, "KaTeX was not fetched when this was built: it needs npm (apt-get install npm)");

    [Fact]
    public async Task A_formula_is_laid_out_byte_for_byte_as_KaTeX_does_in_node()
    {
        var katex = Path.Combine(Repository.Root, "src", "Deja.Site", "obj", "web", "node_modules", "katex");
        Assert.SkipUnless(Directory.Exists(katex), "KaTeX was fetched to another folder by this build");
        var script = $"const k = require({JsonSerializer.Serialize(katex)}); const o = (d) => ({{ displayMode: d, throwOnError: true, trust: false, strict: 'ignore', maxSize: 50, maxExpand: 1000 }}); const all = {JsonSerializer.Serialize(Some)}; console.log(JSON.stringify(all.map((t) => [k.renderToString(t, o(false)), k.renderToString(t, o(true))])));";
        string node;
        try
        {
            node = (await Running.Run(new ProcessStartInfo("node", ["-e", script]))).Output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("needs Node.js (apt-get install nodejs)");
            return;
        }

        var expected = JsonSerializer.Deserialize<string[][]>(node)!;
        using var store = new FormulaStore(null);
        for (var i = 0; i < Some.Length; i++)
        {
            Assert.Equal(expected[i][0], store.Html(new Formula(Some[i], false), out _));
            Assert.Equal(expected[i][1], store.Html(new Formula(Some[i], true), out _));
        }
    }

    [Theory]
    [InlineData("\\[ 1,2 \\]", "[ 1,2 ]")]
    [InlineData("t \\in \\(0,T\\]", "t \\in (0,T]")]
    [InlineData("\\text{nl_stride} \\in S_1", "\\text{nl\\_stride} \\in S_1")]
    [InlineData("\\text{a#b & c}_2", "\\text{a\\#b \\& c}_2")]
    [InlineData("\\text{if $x_1$ or a_b}", "\\text{if $x_1$ or a\\_b}")]
    [InlineData("\\text{真实情况\\预测结果}", "\\text{真实情况\\textbackslash{}预测结果}")]
    [InlineData("{\\scr F}(x)", "{\\mathscr F}(x)")]
    public void A_formula_that_MathJax_shows_in_a_blog_is_shown_here(string written, string meant)
    {
        using var store = new FormulaStore(null);
        var shown = store.Html(new Formula(written, true), out var problem);
        Assert.True(shown is not null, problem);
        Assert.Equal(Visible(store.Html(new Formula(meant, true), out _)), Visible(shown));

        // The formula's source stands in it for who copies it.
        static string? Visible(string? html) => html is null ? null : Regex.Replace(html, "<annotation.*?</annotation>", string.Empty);
    }

    [Theory]
    [InlineData("\\frac{1")]
    [InlineData("\\nosuchcommand")]
    [InlineData("\\def\\a{\\a\\a}\\a")]
    [InlineData("}")]
    public void A_formula_that_is_wrong_is_told_and_stops_nothing(string tex)
    {
        using var store = new FormulaStore(null);
        Assert.Null(store.Html(new Formula(tex, false), out var problem));
        Assert.False(string.IsNullOrEmpty(problem));
        Assert.NotNull(store.Html(new Formula("x", false), out _));
    }

    [Fact]
    public void Groups_that_stand_thousands_deep_stop_nothing()
    {
        using var store = new FormulaStore(null);
        store.Html(new Formula(new string('{', 5_000) + new string('}', 5_000), false), out _);
        Assert.NotNull(store.Html(new Formula("x", false), out _));
    }

    [Theory]
    [InlineData("\\href{javascript:alert(1)}{x}")]
    [InlineData("\\url{javascript:alert(1)}")]
    [InlineData("\\htmlData{onclick=alert(1)}{x}")]
    [InlineData("\\includegraphics{javascript:alert(1)}")]
    [InlineData("\\text{<script>alert(1)</script>}")]
    public void No_formula_brings_an_address_or_a_script(string tex)
    {
        using var store = new FormulaStore(null);
        var html = store.Html(new Formula(tex, false), out _) ?? string.Empty;
        Assert.DoesNotContain("href=\"javascript", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("<[^>]*\\son\\w+=", html);
    }

    [Fact]
    public void What_was_laid_out_once_is_taken_from_the_cache_and_a_damaged_cache_is_no_harm()
    {
        using var site = new Site();
        var file = Path.Combine(site.Root, "formulas");
        var formula = new Formula("x^2", false);
        string? first;
        using (var store = new FormulaStore(file)) first = store.Html(formula, out _);

        // The kept text shows that it came from there.
        var kept = new FormulaFile(file).Read();
        Assert.Equal(first, Assert.Single(kept).Value);
        new FormulaFile(file).Add([KeyValuePair.Create(FormulaFile.KeyOf(formula), "from the cache")]);
        using (var store = new FormulaStore(file)) Assert.Equal("from the cache", store.Html(formula, out _));
        File.WriteAllBytes(file, [.. File.ReadAllBytes(file)[..^3], 255]);
        using (var store = new FormulaStore(file)) Assert.Equal(first, store.Html(formula, out _));
        File.WriteAllText(file, "something else entirely, which is longer than the mark");
        using (var store = new FormulaStore(file)) Assert.Equal(first, store.Html(formula, out _));
    }
}
