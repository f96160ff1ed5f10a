namespace Deja.Site.Tests.Bodies;

public sealed class CodeLinesTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("{2,4-5}", "245", false)]
    [InlineData("{linenos=true,hl_lines=[2,\"4-5\"]}", "245", true)]
    [InlineData("linenums=\"1\" hl_lines=\"1 3\"", "13", true)]
    [InlineData("showLineNumbers {3}", "3", true)]
    [InlineData("{linenos=false,hl_lines=[1]}", "1", false)]
    [InlineData("{4-999999999999}", "4", false)]
    public void Lines_are_marked_and_numbered_as_it_stands_behind_the_language(string arguments, string marked, bool isNumbered)
    {
        var article = Article($"```python {arguments}\na1 = 1\na2 = 2\na3 = 3\na4 = 4\na5 = 5\n```\n");
        var lines = article.Split("<span class=\"line").Skip(1).ToList();
        Assert.Equal(5, lines.Count);
        Assert.Equal(marked, string.Concat(Enumerable.Range(1, 5).Where(l => lines[l - 1].StartsWith(" marked", StringComparison.Ordinal))));
        Assert.Equal(isNumbered, article.Contains("class=\"numbered\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Jekylls_tag_marks_lines_too_and_another_first_number_is_kept()
    {
        var article = Article("{% highlight ruby linenos mark_lines=\"2\" %}\na = 1\nb = 2\n{% endhighlight %}\n\n``` js linenums=\"7\"\nx()\n```\n");
        Assert.Contains("<span class=\"line marked\">", article, StringComparison.Ordinal);
        Assert.Contains("class=\"numbered\" style=\"counter-reset: line 6\"", article, StringComparison.Ordinal);
    }

    [Fact]
    public void A_colour_that_goes_over_lines_is_on_each_of_them()
    {
        var article = Article("```js {2}\n/* one\ntwo */ f()\n```\n");
        Assert.Contains("<span class=\"line\"><span class=\"c\">/* one</span></span>\n<span class=\"line marked\"><span class=\"c\">two */</span>", article, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_without_a_wish_has_no_lines_of_its_own() => Assert.DoesNotContain("class=\"line", Article("```sh {name=x}\nls\n```\n"), StringComparison.Ordinal);

    private string Article(string text)
    {
        _site.With("a.md", text);
        _site.Build();
        return _site.Article("a/index.html");
    }
}
