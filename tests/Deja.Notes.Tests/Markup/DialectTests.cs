using Deja.Notes.Markup;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Deja.Notes.Tests.Markup;

/// <summary>What GitHub, Jekyll and Obsidian add to CommonMark.</summary>
public sealed class DialectTests
{
    [Theory]
    [InlineData("$x$", "x")]
    [InlineData("a $x_1 + y$, b", "x_1 + y")]
    [InlineData("如 $ \\nabla f(x) $ 替换", " \\nabla f(x) ")]
    [InlineData("$$x$$ in a line", "x")]
    [InlineData("$a$ and $b$", "a", "b")]
    [InlineData("扩展到$100$K-$1$M", "100", "1")]
    [InlineData("$\\alpha$s", "\\alpha")]
    [InlineData("echo $HOME$PATH")]
    [InlineData("$my_dir$name")]
    [InlineData("$5 and $10")]
    [InlineData("$ 5 or $ 6")]
    [InlineData("US$100 and US$200")]
    [InlineData("\\$x$")]
    [InlineData("`$x$`")]
    [InlineData("echo $HOME and $PATH")]
    [InlineData("$")]
    public void Dollars_are_math_or_money(string text, params string[] math)
    {
        Assert.Equal(math, Dialect.Parse(text).Descendants<MathInline>().Select(m => m.Content.ToString()));
    }

    [Theory]
    [InlineData("**推断(Inference)**问题", "推断(Inference)")]
    [InlineData("这是**“引号”**之后", "“引号”")]
    [InlineData("**正例**（TP）", "正例")]
    [InlineData("**`code`**之后", "code")]
    [InlineData("中**a**文", "a")]
    public void Emphasis_in_Chinese_needs_no_blanks_around_it(string text, string strong)
    {
        Assert.Equal(strong, PlainText.Of(Assert.Single(Dialect.Parse(text).Descendants<EmphasisInline>())));
    }

    [Theory]
    [InlineData("$$\nx\n$$", "x")]
    [InlineData("$$\nx $$", "x ")]
    [InlineData("$$\nx\n+ y$$\n\n# After", "x\n+ y")]
    [InlineData("$$ x\n+ y\n$$", " x\n+ y")]
    [InlineData("$$\\begin{align}\n- & a\n\\end{align}\n $$", "\\begin{align}\n- & a\n\\end{align}")]
    [InlineData("> $$\n> x $$\n>\n> text", "x ")]
    [InlineData("- item\n\n  $$\n  x$$\n\n  text", "x")]
    [InlineData("text\n$$\nx\n\ny\n$$\ntext", "x\n\ny")]
    [InlineData("$$\nx\\$$y\n$$", "x\\$$y")]
    [InlineData("$$\nx $$ where\ntext", "x ")]
    public void A_formula_may_take_several_lines_with_its_marks_alone_or_beside_it(string text, string math)
    {
        var body = Dialect.Parse(text);
        Assert.Equal(math, Assert.Single(body.Descendants<MathBlock>()).Lines.ToString());
        Assert.Empty(body.Descendants<MathInline>());
    }

    [Theory]
    [InlineData("$$ is the shell's own id\nand no math")]
    [InlineData("$$\n\n# A heading below a mark that nothing closes")]
    [InlineData("$$ x\n\ny $$")]
    [InlineData("    $$\n    x\n    $$")]
    public void Two_dollars_that_nothing_closes_are_text(string text)
    {
        Assert.Empty(Dialect.Parse(text).Descendants<MathBlock>());
    }

    [Fact]
    public void What_stands_behind_a_formula_of_several_lines_is_text_again()
    {
        Assert.Equal("<div class=\"math\">\n\\[\nx \n\\]</div>\n<p>where <em>y</em></p>\n", Dialect.ToHtml("$$\nx $$ where *y*"));
    }

    [Theory]
    [InlineData("words ^quote", "<p id=\"^quote\">words </p>\n")]
    [InlineData("- words ^quote\n- more", "<ul>\n<li id=\"^quote\">words </li>\n<li>more</li>\n</ul>\n")]
    [InlineData("> words\n\n^37066d", "<blockquote>\n<p>words</p>\n</blockquote>\n<p id=\"^37066d\"></p>\n")]
    [InlineData("git show HEAD ^1", "<p>git show HEAD ^1</p>\n")]
    [InlineData("x^abcd", "<p>x^abcd</p>\n")]
    [InlineData("the ^quote within", "<p>the ^quote within</p>\n")]
    [InlineData("`words ^quote`", "<p><code>words ^quote</code></p>\n")]
    public void A_mark_of_obsidian_names_its_block_and_is_not_shown(string text, string html) => Assert.Equal(html, Dialect.ToHtml(text));

    [Theory]
    [InlineData("[[note]]", "note", "note")]
    [InlineData("[[note#heading|label]]", "note#heading", "label")]
    [InlineData("[[note#heading]]", "note#heading", "note > heading")]
    [InlineData("[[#heading]]", "#heading", "heading")]
    [InlineData("[[note#^quote]]", "note#^quote", "note > quote")]
    [InlineData("![[a b.png]]", "a b.png", "a b.png")]
    [InlineData("| x |\n|---|\n| [[note\\|label]] |", "note", "label")]
    public void A_wikilink_has_a_target_and_a_label(string text, string target, string label)
    {
        var link = Assert.Single(Dialect.Parse(text).Descendants<WikiLink>());
        Assert.Equal((target, label), (link.Url, PlainText.Of(link)));
    }

    [Theory]
    [InlineData("if [[ -f x ]]; then")]
    [InlineData("[[a](b)]")]
    [InlineData("`[[x]]`")]
    public void Shell_tests_and_nested_brackets_are_no_wikilinks(string text)
    {
        Assert.Empty(Dialect.Parse(text).Descendants<WikiLink>());
    }

    [Theory]
    [InlineData("text\n{: .big}", "<p class=\"big\">text</p>")]
    [InlineData("text\n\n{: .big}", "<p class=\"big\">text</p>")]
    [InlineData("![a](b.png){: .right width=\"45%\"}", "<p><img src=\"b.png\" class=\"right\" width=\"45%\" alt=\"a\" /></p>")]
    [InlineData("text\n{: onclick=\"x\" style=\"y\"}", "<p>text</p>")]
    public void Kramdowns_attribute_lists_are_taken_but_for_what_runs_or_restyles(string text, string html)
    {
        Assert.Equal(html, Dialect.ToHtml(text).Trim());
    }

    [Theory]
    [InlineData("![a](1.png) ![b](2.png)", true)]
    [InlineData("![a](1.png)\n![b](2.png)", true)]
    [InlineData("[![a](1.png)](x) [![b](2.png)](y)", true)]
    [InlineData("![a](1.png)", false)]
    [InlineData("![a](1.png) and ![b](2.png)", false)]
    [InlineData("| ![a](1.png) | ![b](2.png) |\n|---|---|\n| x | y |", true)]
    [InlineData("| a | ![b](2.png) |\n|---|---|\n| x | y |", false)]
    public void Pictures_alone_in_a_paragraph_or_table_are_a_row(string text, bool isRow)
    {
        Assert.Equal(isRow, Dialect.Parse(text).Any(b => b.TryGetAttributes()?.Classes?.Contains(PictureRows.ClassName) == true));
    }

    [Fact]
    public void A_raw_paragraph_of_pictures_is_a_row()
    {
        var html = Dialect.Parse("<p align=\"center\">\n <img src=a width=\"45%\">\n <img src=b>\n</p>").Descendants<HtmlBlock>().Single();
        Assert.True(PictureRows.IsRawRow(html));
    }

    [Theory]
    [InlineData("[x]({{ site.baseurl }}/a)", "/a")]
    [InlineData("[x]({{ site.url }}{{ site.baseurl }}/a)", "/a")]
    [InlineData("[x]({{ '/a' | relative_url }})", "/a")]
    [InlineData("[x]({% post_url 2020-01-02-x %})", "post:2020-01-02-x")]
    [InlineData("[x]({% link _posts/a.md %}#b)", "/_posts/a.md#b")]
    [InlineData("![x]({{ site.baseurl }}/a.png)", "/a.png")]
    public void Jekylls_link_targets_are_understood(string text, string target)
    {
        Assert.Equal(target, Dialect.Parse(text).Descendants<LinkInline>().First().Url);
    }

    [Fact]
    public void Raw_marks_vanish_and_other_liquid_stays()
    {
        Assert.Equal("<p>a {{ x }} b {% include y %}</p>", Dialect.ToHtml("{% raw %}a {{ x }} b{% endraw %} {% include y %}").Trim());
    }

    [Fact]
    public void A_link_deep_in_math_alerts_or_footnotes_keeps_its_offset()
    {
        const string text = "> [!NOTE]\n> see [x](y) and $z$\n";
        var link = Dialect.Parse(text).Descendants<LinkInline>().Single();
        Assert.Equal(text.IndexOf("[x]", StringComparison.Ordinal), link.Span.Start);
    }
}
