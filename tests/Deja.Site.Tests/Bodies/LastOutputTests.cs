using System.Net;
using Deja.Notes;
using Deja.Notes.Records;
using Deja.Site.Formulas;
using Deja.Site.Serving;

namespace Deja.Site.Tests.Bodies;

/// <summary>What blocks printed and showed when they were last checked stands on their pages.</summary>
public sealed class LastOutputTests : IDisposable
{
    private const string Note = "# A\n\n<!-- deja: name=one -->\n```sh\necho one\n```\n";
    private const string Page = "a/index.html";

    private readonly Site _site = new Site().With("a.md", Note);

    public void Dispose() => _site.Dispose();

    [Fact]
    public void Text_with_colours_a_table_and_a_picture_are_shown_in_their_order()
    {
        Kept("k", new() { Text = "\e[31mred\e[0m <b>\n" }, new() { Data = Html("<table><tr><td>7</td></tr></table><script>alert(1)</script>") }, new() { Picture = "3.svg" });
        _site.With(Output("3.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"5\"></svg>").Build();
        var article = _site.Article(Page);
        var text = article.IndexOf("<span class=\"x1\">red</span> &lt;b&gt;", StringComparison.Ordinal);
        var table = article.IndexOf("<td>7</td>", StringComparison.Ordinal);
        var picture = article.IndexOf($"src=\"../outputs/{Folder}/3.svg\" width=\"4\" height=\"5\"", StringComparison.Ordinal);
        Assert.True(text > 0 && table > text && picture > table, article);
        Assert.DoesNotContain("<script", article, StringComparison.Ordinal);
        Assert.True(_site.Has($"outputs/{Folder}/3.svg"));
    }

    [Fact]
    public void A_formula_that_was_shown_is_laid_out_with_the_style_that_it_needs()
    {
        Assert.SkipWhen(!KatexFiles.AreThere, "this build has no KaTeX, which npm fetches");
        Kept("k", new LastOutputItem { Data = new Dictionary<string, string> { ["text/latex"] = "$x^2$" } });
        _site.Build();
        Assert.Contains("class=\"katex", _site.Article(Page), StringComparison.Ordinal);
        Assert.Contains("/-/katex.", _site.Read(Page), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_another_check_than_the_last_nothing_is_shown()
    {
        Kept("older", new LastOutputItem { Text = "old news\n" });
        Record("k");
        _site.Build();
        Assert.DoesNotContain("old news", _site.Read(Page), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_follows_what_its_blocks_showed()
    {
        _site.Build();
        Kept("k", new() { Text = "now there\n" }, new() { Picture = "2.svg" });
        _site.With(Output("2.svg"), "<svg/>").Build();
        Assert.Contains("now there", _site.Article(Page), StringComparison.Ordinal);

        Directory.Delete(Path.Combine(_site.Root, ".deja/cache/outputs"), recursive: true);
        _site.Build();
        Assert.DoesNotContain("now there", _site.Article(Page), StringComparison.Ordinal);
        Assert.False(_site.Has($"outputs/{Folder}/2.svg"));
    }

    [Fact]
    public void Beside_an_expectation_text_is_shown_when_asked_for_only()
    {
        _site.With("a.md", Note + "<!-- deja: expect -->\n```text\n...\n```\n");
        Kept("k", new LastOutputItem { Text = "12 ms\n" });
        _site.Build();
        var article = _site.Article(Page);
        Assert.True(article.IndexOf("<details class=\"output last\"><summary", StringComparison.Ordinal) > article.IndexOf("...", StringComparison.Ordinal), article);
    }

    [Theory]
    [InlineData("../../../secret.png")]
    [InlineData("/etc/passwd")]
    [InlineData("output.json")]
    [InlineData("1.html")]
    public void A_picture_s_name_leads_to_nothing_but_a_picture_of_the_block(string name)
    {
        Kept("k", new LastOutputItem { Picture = name });
        _site.With("secret.png", "secret").Build();
        Assert.DoesNotContain("<img", _site.Article(Page), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_site.Out, "outputs")));
        Assert.False(_site.Has("secret.png"));
    }

    [Fact]
    public async Task A_server_shows_the_picture_and_no_other_file_of_the_cache()
    {
        Kept("k", new LastOutputItem { Picture = "1.svg" });
        _site.With(Output("1.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        using var client = new HttpClient();
        await using var server = await SiteServer.Start(Notebook.Open(_site.Root), new ServeOptions { Port = 0 });
        var answer = await client.GetAsync(new Uri(server.Address + $"outputs/{Folder}/1.svg"), TestContext.Current.CancellationToken);
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", string.Join(';', answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        foreach (var path in new[] { $"outputs/{LastOutputs.NameOf("a.md")}.json", $"outputs/{Folder}/2.svg", $"outputs/..%2f/{Folder}/1.svg", $".deja/cache/outputs/{Folder}/1.svg" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(server.Address + path), TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    private static string Folder => LastOutputs.NameOf("a.md", "one");

    private static string Output(string file) => $".deja/cache/outputs/{Folder}/{file}";

    private static Dictionary<string, string> Html(string html) => new() { ["text/html"] = html };

    private void Kept(string key, params IReadOnlyList<LastOutputItem> items)
    {
        Record(key);
        _site.With(LastOutputs.FileOf("a.md"), LastOutputs.Write([new LastOutput("a.md", "one", key, items)]));
    }

    private void Record(string key)
    {
        var records = new CheckRecords();
        records.Set(new CheckRecord("a.md", "one", CheckStatus.Passed) { Key = key, Run = new CheckPass(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)), Milliseconds = 1 });
        _site.With(CheckRecords.File, records.Write());
    }
}
