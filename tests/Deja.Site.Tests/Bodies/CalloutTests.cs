namespace Deja.Site.Tests.Bodies;

public sealed class CalloutTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public void An_alert_of_github_keeps_its_form()
    {
        Assert.Contains("<div class=\"markdown-alert markdown-alert-warning\"", Article("> [!WARNING]\n> Hot.\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("> [!tip] Save **time**\n> Use a key.\n", "<div class=\"markdown-alert markdown-alert-tip\">\n<p class=\"markdown-alert-title\">Save <strong>time</strong></p>\n<p>Use a key.</p>\n</div>")]
    [InlineData("> [!hint]- Apps\n> - one\n", "<details class=\"markdown-alert markdown-alert-tip\">\n<summary class=\"markdown-alert-title\">Apps</summary>\n<ul>\n<li>one</li>\n</ul>\n</details>")]
    [InlineData("> [!bug]+\n> Text.\n", "<details class=\"markdown-alert markdown-alert-caution\" open>\n<summary class=\"markdown-alert-title\">Bug</summary>\n<p>Text.</p>\n</details>")]
    [InlineData("> [!question] Can one stand in another?\n> > [!todo] Yes\n", "<p class=\"markdown-alert-title\">Yes</p>")]
    public void A_callout_of_obsidian_has_its_title_and_folds(string text, string html) => Assert.Contains(html, Article(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("> [!] nothing\n")]
    [InlineData("> [!a b] two words\n")]
    [InlineData("> [!note]tight\n")]
    [InlineData("> text [!note] within\n")]
    [InlineData("[!note] no quotation\n")]
    public void What_only_looks_like_one_stays_as_it_is_written(string text)
    {
        var article = Article(text);
        Assert.DoesNotContain("markdown-alert", article, StringComparison.Ordinal);
        Assert.Contains("[!", article, StringComparison.Ordinal);
    }

    private string Article(string text)
    {
        _site.With("a.md", text);
        _site.Build();
        return _site.Article("a/index.html");
    }
}
