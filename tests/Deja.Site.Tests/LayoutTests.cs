using Deja.Notes;
using Deja.Notes.Configuration;
using Deja.Notes.Tests;
using Deja.Site.Serving;

namespace Deja.Site.Tests;

/// <summary>A notebook's own theme.</summary>
public sealed class LayoutTests : IDisposable
{
    private readonly Site _site = new Site().With("deja.yml", "theme: mine\ntitle: My <notes>\nauthor: Ana\n").With("a.md", "---\ntags: [tcp]\ndate: 2024-05-06\n---\n# Ports & <b>\n\nfirst words\n\n## One\n\n## Two\n");

    public void Dispose() => _site.Dispose();

    [Fact]
    public void A_layout_decides_what_stands_around_the_content_and_its_values_are_text()
    {
        Layout("default", "<header class=\"mast\"><a href=\"/\">{{ site.title }}</a>{{ navigation }}</header>\n{{ content }}\n<footer>{{ site.author | upcase }}</footer>").Build();
        var page = _site.Read("a/index.html");
        Assert.Contains("<header class=\"mast\"><a href=\"../\">My &lt;notes&gt;</a><nav", page, StringComparison.Ordinal);
        Assert.Contains("<footer>ANA</footer>", page, StringComparison.Ordinal);
        Assert.Contains("<p>first words</p>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"site\"", page, StringComparison.Ordinal);
        Assert.Contains("<header class=\"mast\"><a href=\"./\">", _site.Read("index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_layout_of_notes_changes_notes_alone()
    {
        Layout("note", "<article class=\"sheet\">{{ title }}{% for t in page.tags %}<a href=\"{{ t.url }}\">#{{ t.name }}</a>{% endfor %} {{ page.date | date: '%d.%m.%Y' }}{{ content }}</article>{{ toc }}").Build();
        var page = _site.Read("a/index.html");
        Assert.Contains("<article class=\"sheet\"><h1 id=\"ports-\">Ports &amp;", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"../tags/tcp/\">#tcp</a> 06.05.2024", page, StringComparison.Ordinal);
        Assert.Contains("<nav class=\"contents\"", page, StringComparison.Ordinal);
        Assert.Contains("<header class=\"site\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"sheet\"", _site.Read("index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_layout_brings_in_no_script()
    {
        Layout("default", "<script>alert(1)</script><p onclick=\"alert(2)\" class=\"{{ content }}\">x</p><a href=\"javascript:alert(3)\">y</a><iframe src=\"https://example.org\"></iframe>{{ '<script>alert(4)</script>' | raw }}{{ content }}").Build();
        var page = _site.Read("a/index.html");
        Assert.DoesNotContain("alert(1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("onclick", page, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("iframe", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"\">x</p>", page, StringComparison.Ordinal);
        Assert.Contains("<p>first words</p>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Content_that_a_layout_forgets_stands_at_the_end()
    {
        Layout("default", "<header>only me</header>").Build();
        Assert.Contains("<p>first words</p>", _site.Read("a/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_stylesheet_comes_last_and_assets_are_served()
    {
        _site.With("mine/style.css", ":root { --accent: red }").With("mine/assets/paper.png", "png").With("mine/secret.txt", "no").Build();
        var page = _site.Read("a/index.html");
        var style = Path.GetFileName(Assert.Single(Directory.EnumerateFiles(Path.Combine(_site.Out, "-/theme"), "*.css")));
        Assert.True(page.IndexOf($"href=\"../-/theme/{style}\"", StringComparison.Ordinal) > page.IndexOf("/-/site.", StringComparison.Ordinal), page);
        Assert.True(_site.Has("-/theme/assets/paper.png"));
        Assert.False(_site.Has("-/theme/secret.txt"));
    }

    [Fact]
    public void Pages_follow_a_change_of_the_theme_and_are_left_alone_without_one()
    {
        Layout("default", "<header>one</header>{{ content }}").Build();
        Assert.Equal(0, _site.Build().Rendered);
        Layout("default", "<header>two</header>{{ content }}").Build();
        Assert.Contains("<header>two</header>", _site.Read("a/index.html"), StringComparison.Ordinal);
        _site.With("deja.yml", "title: t\n").Build();
        Assert.Contains("<header class=\"site\">", _site.Read("a/index.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\n{{ site.title", "mine/_layouts/default.html: ")]
    [InlineData("a\n{% if x %}", "mine/_layouts/default.html: ")]
    [InlineData("{% include gone.html %}", "there is no mine/_includes/gone.html to include")]
    [InlineData("{% include ../../deja.yml %}", "there is no mine/_includes/../../deja.yml to include")]
    [InlineData("{% include loop.html %}", "mine/_includes/loop.html: is included within itself")]
    [InlineData("{% for i in (1..3000) %}{% for j in (1..3000) %}x{% endfor %}{% endfor %}", "mine/_layouts/default.html: ")]
    [InlineData("{% for i in (1..100000000) %}x{% endfor %}", "mine/_layouts/default.html: the range ..100000000 is longer")]
    public void A_mistake_in_a_layout_is_told_with_its_file(string layout, string told)
    {
        _site.With("mine/_includes/loop.html", "{% include loop.html %}");
        var result = Layout("default", layout).Build();
        Assert.Contains(result.Problems, p => p.IsFatal && p.ToString().Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public void A_mistake_is_told_once_and_leaves_the_pages_of_the_last_build()
    {
        Layout("default", "<header>one</header>{{ content }}").Build();
        Assert.Single(Layout("default", "<header>two</header>{{ content").Build().Problems);
        Assert.Contains("<header>one</header>", _site.Read("a/index.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../elsewhere")]
    [InlineData("/etc")]
    [InlineData("gone")]
    public void A_theme_that_is_no_folder_of_the_notebook_is_told(string theme)
    {
        Directory.CreateDirectory(Path.Combine(_site.Around, "elsewhere"));
        _site.With("deja.yml", $"theme: {theme}\n");
        Assert.Contains("'theme'", Assert.Throws<ConfigurationException>(() => _site.Build()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_follows_the_theme()
    {
        Layout("default", "<header>one</header>{{ content }}").With("mine/assets/x.svg", "<svg/>");
        using var client = new HttpClient();
        await using var server = await SiteServer.Start(Notebook.Open(_site.Root), new ServeOptions { Port = 0 });
        Assert.Contains("<header>one</header>", await Text("a/"), StringComparison.Ordinal);
        Assert.Contains("<svg/>", await Text("-/theme/assets/x.svg"), StringComparison.Ordinal);
        Layout("default", "<header>two</header>{{ content }}");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!(await Text("a/")).Contains("<header>two</header>", StringComparison.Ordinal)) limit.Token.ThrowIfCancellationRequested();

        async Task<string> Text(string path) => await client.GetStringAsync(new Uri(server.Address + path), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_server_tells_a_mistake_in_a_layout_where_the_page_would_stand()
    {
        Layout("default", "{% if x %}{{ content }}");
        using var client = new HttpClient();
        await using var server = await SiteServer.Start(Notebook.Open(_site.Root), new ServeOptions { Port = 0 });
        var answer = await client.GetAsync(new Uri(server.Address + "a/"), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.StartsWith("mine/_layouts/default.html: ", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_link_in_a_theme_leads_to_is_not_published()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        var elsewhere = Directory.CreateDirectory(Path.Combine(_site.Around, "elsewhere")).FullName;
        foreach (var file in new[] { "secret.css", "key.txt" }) File.WriteAllText(Path.Combine(elsewhere, file), "the secret");
        Layout("note", "{{ content }}");
        File.CreateSymbolicLink(Path.Combine(_site.Root, "mine/style.css"), Path.Combine(elsewhere, "secret.css"));
        Directory.CreateSymbolicLink(Path.Combine(_site.Root, "mine/assets"), elsewhere);
        Directory.CreateSymbolicLink(Path.Combine(_site.Root, "mine/_includes"), elsewhere);
        _site.Build();
        Assert.DoesNotContain(Directory.EnumerateFiles(_site.Out, "*", SearchOption.AllDirectories), f => File.ReadAllText(f).Contains("the secret", StringComparison.Ordinal));
        Layout("note", "{% include key.txt %}{{ content }}");
        Assert.Contains(_site.Build().Problems, p => p.ToString().Contains("there is no mine/_includes/key.txt", StringComparison.Ordinal));
    }

    [Fact]
    public void The_example_theme_makes_whole_pages()
    {
        var example = Repository.PathOf("themes", "paper");
        foreach (var file in Directory.EnumerateFiles(example, "*", SearchOption.AllDirectories)) _site.With(Path.Combine("mine", Path.GetRelativePath(example, file)), File.ReadAllText(file));
        var result = _site.Build();
        Assert.DoesNotContain(result.Problems, p => p.IsFatal);
        var page = _site.Read("a/index.html");
        foreach (var part in new[] { "class=\"masthead\"", "id=\"deja.search\"", "id=\"deja.theme\"", "<main id=\"deja.content\"", "<p class=\"facts\">", "<nav class=\"contents\"", "class=\"colophon\"" }) Assert.Contains(part, page, StringComparison.Ordinal);
    }

    private Site Layout(string name, string text) => _site.With($"mine/_layouts/{name}.html", text);
}
