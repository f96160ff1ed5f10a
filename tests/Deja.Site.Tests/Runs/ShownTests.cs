using Deja.Site.Formulas;
using Deja.Site.Runs;

namespace Deja.Site.Tests.Runs;

/// <summary>What blocks print and show, as HTML that can do nothing.</summary>
public sealed class ShownTests
{
    [Theory]
    [InlineData("a<b>&\n", "a&lt;b&gt;&amp;\n")]
    [InlineData("\e[31mred\e[0m plain", "<span class=\"x1\">red</span> plain")]
    [InlineData("\e[1;4;92mx\e[22my", "<span class=\"xb xu x10\">x</span><span class=\"xu x10\">y</span>")]
    [InlineData("\e[38;5;196mx", "<span style=\"color:color-mix(in srgb,#ff0000 60%,var(--fg));\">x</span>")]
    [InlineData("\e[38;5;244mx", "<span style=\"color:color-mix(in srgb,#808080 60%,var(--fg));\">x</span>")]
    [InlineData("\e[48;2;1;2;300mx", "<span style=\"background-color:#0102ff\">x</span>")]
    [InlineData("\e[7;31;44mx", "<span class=\"xr x4 y1\">x</span>")]
    [InlineData("10%\r20%\r100%\ndone", "100%\ndone")]
    [InlineData("long line\rshort", "shortline")]
    [InlineData("\e[31ma\nb\e[mc", "<span class=\"x1\">a</span>\n<span class=\"x1\">b</span>c")]
    [InlineData("\e[2J\e[1;1Hx\e[?25ly", "xy")]
    [InlineData("\e[31;\"mx", "x")]
    public void A_terminals_colours_are_shown_and_nothing_else_that_it_obeys(string printed, string html)
    {
        var lines = new TerminalLines();
        lines.Write(printed, isError: false);
        Assert.Equal(html, lines.Finished + lines.Last);
    }

    [Fact]
    public void A_colour_that_is_cut_between_two_writes_is_a_colour_and_errors_have_their_own()
    {
        var lines = new TerminalLines();
        foreach (var piece in (string[])["\e", "[3", "1", "mred"]) lines.Write(piece, isError: false);
        lines.Write("error", isError: true);
        lines.Write("red", isError: false);
        Assert.Equal("<span class=\"x1\">red</span><span class=\"xe\">error</span><span class=\"x1\">red</span>", lines.Last);
    }

    [Fact]
    public void A_line_without_an_end_is_shown_and_takes_no_time_without_bound()
    {
        var lines = new TerminalLines();
        for (var i = 0; i < 2_000; i++) lines.Write(new string('x', 100), isError: false);
        Assert.Equal(200_000, lines.Finished.Length + lines.Last.Length);
        Assert.True(lines.Last.Length < 10_000);
    }

    [Theory]
    [InlineData("<table><tr><td>1</td></tr></table>", "<table><tr><td>1</td></tr></table>")]
    [InlineData("<p onclick=\"x()\" id=\"content\">a<script>alert(1)</script>", "<p>a</p>")]
    [InlineData("</div></figure><b>x", "<b>x</b>")]
    [InlineData("<img src=\"https://example.org/x.png\"><img src=\"data:image/png;base64,AAAA\">", "<img alt=\"\"><img src=\"data:image/png;base64,AAAA\" alt=\"\">")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a><iframe src=\"/\"></iframe><svg onload=\"x()\"></svg>", "<a>x</a>")]
    public void HTML_of_a_kernel_passes_the_allow_list(string html, string shown)
    {
        Assert.Equal($"<div class=\"shown\">{shown}</div>", Of(("text/html", html)));
    }

    [Fact]
    public void An_SVG_is_a_picture_and_never_a_part_of_the_page()
    {
        var shown = Of(("image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"))!;
        Assert.Matches("^<img alt=\"\" src=\"data:image/svg\\+xml;base64,[A-Za-z0-9+/=]+\">$", shown);
    }

    [Fact]
    public void The_richest_that_can_be_shown_is_shown()
    {
        Assert.Equal("<img alt=\"\" src=\"data:image/png;base64,AAAA\">", Of(("text/plain", "a plot"), ("image/png", "AAAA")));
        Assert.Equal("<pre tabindex=\"0\">a plot</pre>", Of(("text/plain", "a plot"), ("image/png", "AA\" onerror=\"x")));
        Assert.Equal("<pre tabindex=\"0\">a chart</pre>", Of(("text/plain", "a chart"), ("text/html", "<script>draw()</script>")));
        Assert.Equal("<pre tabindex=\"0\">{&quot;a&quot;:1}</pre>", Of(("application/json", "{\"a\":1}")));
        Assert.Null(Of(("application/x-unknown", "AAAA")));
    }

    [Fact]
    public void Markdown_is_written_as_notes_are_and_can_do_nothing()
    {
        var shown = Of(("text/plain", "**bold**"), ("text/markdown", "**bold** <script>alert(1)</script> [x](javascript:alert(2))\n\n| a |\n|---|\n| 1 |\n"))!;
        Assert.Contains("<strong>bold</strong>", shown, StringComparison.Ordinal);
        Assert.Contains("<td>1</td>", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("script", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x^2")]
    [InlineData("$\\displaystyle x^{2}$")]
    [InlineData("$$x^2$$")]
    [InlineData("\\[x^2\\]")]
    public void A_formula_is_laid_out_with_or_without_dollars(string latex)
    {
        using var formulas = new FormulaStore(null);
        Assert.SkipWhen(!KatexFiles.AreThere, "this build has no KaTeX, which npm fetches");
        var shown = ItemHtml.Of(new RunItem(new Dictionary<string, string> { ["text/latex"] = latex, ["text/plain"] = "x squared" }), l => ItemFormula.Html(l, formulas))!;
        Assert.Contains("<msup><mi>x</mi><mn>2</mn></msup>", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_formula_stays_text()
    {
        using var formulas = new FormulaStore(null);
        var shown = ItemHtml.Of(new RunItem(new Dictionary<string, string> { ["text/latex"] = "\\nonsense{", ["text/plain"] = "as it was" }), l => ItemFormula.Html(l, formulas));
        Assert.Equal("<pre tabindex=\"0\">as it was</pre>", shown);
    }

    private static string? Of(params (string Type, string Data)[] data) => ItemHtml.Of(new RunItem(data.ToDictionary(d => d.Type, d => d.Data)));
}
