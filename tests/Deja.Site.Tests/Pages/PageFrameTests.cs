using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Deja.Site.Tests.Pages;

public sealed class PageFrameTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public void No_heading_has_an_id_of_the_pages_own()
    {
        _site.With("a.md", "# A\n\n## Search\n\n## Content\n\n## Theme\n\n## Search page\n");
        _site.Build();
        var ids = Regex.Matches(_site.Read("a/index.html"), " id=\"([^\"]*)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Contains("search", ids);
    }

    [Fact]
    public void Characters_that_HTML_has_no_place_for_are_left_out()
    {
        _site.With("deja.yml", "url: https://example.org\n").With("a.md", "# A\n\nback\bspace \u001b[31mred\u001b[0m\ttab\n\n```\ncode\b\u001b[1m\n```\n");
        _site.Build();
        Assert.DoesNotContain(_site.Read("a/index.html"), c => char.IsControl(c) && c is not ('\n' or '\t'));
        XDocument.Parse(_site.Read("feed.xml"));
        Assert.Contains("backspace [31mred[0m\ttab", _site.Article("a/index.html"), StringComparison.Ordinal);
    }
}
