using Deja.Recall.Find;

namespace Deja.Recall.Tests.Find;

public sealed class SnippetTests : IDisposable
{
    private readonly TestNotebook _notes = new();

    public void Dispose() => _notes.Dispose();

    [Fact]
    public void The_line_that_holds_the_words_is_shown_with_its_number()
    {
        var snippet = Of("---\ntitle: T\n---\n# Fruit\n\nsweet things\n\nan apricot\n\nsour things\n", "apricot");
        Assert.Equal("an apricot", snippet.Text);
        Assert.Equal(8, snippet.Line);
        Assert.Equal(["apricot"], Highlighted(snippet));
    }

    [Fact]
    public void The_line_with_the_most_words_is_shown()
    {
        var snippet = Of("# Fruit\napricot alone\nquince alone\na quince and an apricot\n", "apricot quince");
        Assert.Equal(4, snippet.Line);
        Assert.Equal(["quince", "apricot"], Highlighted(snippet));
    }

    [Fact]
    public void A_directive_or_another_comment_is_not_shown()
    {
        var snippet = Of("# Fruit\n<!-- deja: name=apricot -->\n```sh\necho hello\n```\n<!--\nan apricot in a comment\n-->\nan apricot for all\n", "apricot");
        Assert.Equal("an apricot for all", snippet.Text);
    }

    [Fact]
    public void A_line_of_code_is_shown_as_it_stands()
    {
        var snippet = Of("# Step\n```python\nif done:\n    optimizer.zero_grad()\n```\n", "zeroGrad");
        Assert.Equal("optimizer.zero_grad()", snippet.Text);
        Assert.Equal(4, snippet.Line);
        Assert.Equal("zero_grad", string.Join('_', Highlighted(snippet)));
    }

    [Fact]
    public void Chinese_words_are_highlighted_where_they_stand()
    {
        var snippet = Of("# 笔记\n交叉注意力的梯度消失\n", "梯度 注意力");
        Assert.Equal("交叉注意力的梯度消失", snippet.Text);
        Assert.Equal(["注意力", "梯度"], Highlighted(snippet));
    }

    [Fact]
    public void The_beginning_of_a_word_highlights_the_word()
    {
        Assert.Equal(["gradients"], Highlighted(Of("# T\nvanishing gradients\n", "gradi")));
    }

    [Fact]
    public void A_word_in_the_other_language_is_highlighted()
    {
        Assert.Equal(["梯度"], Highlighted(Of("# 笔记\n训练的梯度\n", "gradient")));
    }

    [Fact]
    public void A_word_in_the_heading_alone_leads_to_the_heading()
    {
        _notes.With("a.md", "# Fruit\ntext\n\n## An apricot\nsweet\n");
        Assert.Equal(4, Assert.Single(_notes.Ask("apricot").Matches).Snippet.Line);
    }

    [Fact]
    public void A_long_line_is_cut_around_the_words()
    {
        var line = $"{string.Concat(Enumerable.Repeat("sweet ", 500))}apricot{string.Concat(Enumerable.Repeat(" sour", 500))}";
        var snippet = Of($"# Fruit\n{line}\n", "apricot");
        Assert.InRange(snippet.Text.Length, 20, 250);
        Assert.Equal(["apricot"], Highlighted(snippet));
        Assert.Equal(2, snippet.Line);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_cut_never_halves_an_emoji(int shift)
    {
        var rockets = string.Concat(Enumerable.Repeat("🚀 🚀", 100));
        var snippet = Of($"# Fruit\n{new string('x', shift)} {rockets} apricot {rockets}\n", "apricot");
        Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(snippet.Text)));
        Assert.Equal(["apricot"], Highlighted(snippet));
    }

    [Fact]
    public void Highlights_stand_in_order_inside_the_text_and_never_overlap()
    {
        var snippet = Of("# T\nerror error ERROR 报错 错误 errors, zeroGrad zero_grad ZERO zero\n", "error 报错 zero zeroGrad grad");
        var end = 0;
        foreach (var range in snippet.Highlights)
        {
            Assert.True(range.Start >= end, $"{range} begins before {end}");
            Assert.True(range.Length > 0);
            end = range.End;
        }

        Assert.InRange(end, 1, snippet.Text.Length);
    }

    [Fact]
    public void Lines_are_counted_alike_whatever_ends_them()
    {
        Assert.Equal(4, Of("# T\r\n\r\nx\r\napricot\r\n", "apricot").Line);
        Assert.Equal("apricot", Of("# T\r\n\r\nx\r\napricot\r\n", "apricot").Text);
    }

    private Snippet Of(string note, string words) => Assert.Single(_notes.With("a.md", note).Ask(words).Matches).Snippet;

    private static IEnumerable<string> Highlighted(Snippet snippet) => snippet.Highlights.Select(h => snippet.Text.Substring(h.Start, h.Length));
}
