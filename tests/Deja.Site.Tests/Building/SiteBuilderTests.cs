using Deja.Host;
using Deja.Notes;
using Deja.Notes.Tests;
using Deja.Site.Building;

namespace Deja.Site.Tests.Building;

public sealed class SiteBuilderTests : IDisposable
{
    // A PNG of 3 by 2 pixels: only its header is read.
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0];

    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public void Notes_are_pages_at_their_own_paths_and_the_readme_is_the_first_page()
    {
        _site.With("README.md", "# My notes\n\nWelcome.\n").With("linux/ports.md", "---\ntags: [tcp]\n---\n# Who holds a port\n\n`ss -ltnp`\n");
        var result = _site.Build();
        Assert.Equal(2, result.Notes);
        Assert.Empty(result.Problems);
        Assert.Contains("<p>Welcome.</p>", _site.Read("index.html"), StringComparison.Ordinal);
        Assert.Contains("<h1 id=\"who-holds-a-port\">Who holds a port</h1>", _site.Article("linux/ports/index.html"), StringComparison.Ordinal);
        Assert.Contains("href=\"../../linux/ports/\"", _site.Read("tags/tcp/index.html"), StringComparison.Ordinal);
        Assert.Contains("href=\"../../linux/ports/\"", _site.Read("categories/linux/index.html"), StringComparison.Ordinal);
        Assert.Contains("href=\"../linux/ports/\"", _site.Read("archive/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_between_notes_lead_to_their_pages()
    {
        _site.With("a.md", "[b](sub/b.md#two) [up](../x.md) [[b]] [[b#Part Two|label]] [web](https://example.org)\n").With("sub/b.md", "---\ntitle: B\n---\n## two\n\n[a](../a.md)\n");
        var result = _site.Build();
        var a = _site.Article("a/index.html");
        Assert.Contains("<a href=\"../sub/b/#two\">b</a>", a, StringComparison.Ordinal);
        Assert.Contains("<a href=\"../sub/b/\">b</a>", a, StringComparison.Ordinal);
        Assert.Contains("<a href=\"../sub/b/#part-two\">label</a>", a, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://example.org\">web</a>", a, StringComparison.Ordinal);
        Assert.Contains("<a href=\"../../a/\">a</a>", _site.Article("sub/b/index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain(result.Problems, p => p.IsFatal);
    }

    [Fact]
    public void What_only_looks_like_a_link_or_a_formula_stays_as_it_is_written()
    {
        _site.With("a.md", "Use [[nodiscard]], ${HOME}/x and ${b} or $5 and $10.\n");
        _site.Build();
        Assert.Contains("<p>Use [[nodiscard]], ${HOME}/x and ${b} or $5 and $10.</p>", _site.Article("a/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_vault_s_link_to_a_note_that_is_not_there_is_told()
    {
        _site.With("a.md", "[[nowhere]]\n").With(".obsidian/app.json", "{}");
        Assert.Equal("a.md:1: there is no 'nowhere' to link to", Assert.Single(_site.Build().Problems).ToString());
    }

    [Fact]
    public void A_picture_is_copied_with_its_size_known_and_a_missing_one_is_told()
    {
        _site.With("a.md", "# A\n\n![x](img/x.png)\n\n![gone](img/gone.png)\n").With("img/x.png", Png);
        var result = _site.Build();
        Assert.Contains("<img src=\"../img/x.png\" alt=\"x\" width=\"3\" height=\"2\"", _site.Article("a/index.html"), StringComparison.Ordinal);
        Assert.True(_site.Has("img/x.png"));
        var problem = Assert.Single(result.Problems);
        Assert.Equal("a.md:5: there is no picture 'img/gone.png'", problem.ToString());
        Assert.False(result.HasFailed);
        Assert.Single(_site.Build().Problems);
    }

    [Fact]
    public void A_jekyll_blog_keeps_its_addresses_without_any_configuration_of_ours()
    {
        _site.With("_config.yml", "title: My blog\npermalink: /:year/:month/:title/\n").With("_posts/2020-01-02-hello.md", "---\ntitle: Hello\ncategories: [x]\nredirect_from: /old/hello\n---\nSee [that]({% post_url 2020-01-03-next %}) and ![p]({{ site.baseurl }}/assets/p.png).\n")
            .With("_posts/2020-01-03-next.md", "---\ntitle: Next\n---\ntext\n").With("assets/p.png", Png).With("_drafts/later.md", "---\ntitle: Later\n---\nx\n").With("_posts/2020-01-04-no.md", "---\npublished: false\n---\nx\n");
        var result = _site.Build();
        Assert.Empty(result.Problems);
        Assert.Equal(2, result.LeftOut);
        var hello = _site.Article("2020/01/hello/index.html");
        Assert.Contains("<a href=\"../../../2020/01/next/\">that</a>", hello, StringComparison.Ordinal);
        Assert.Contains("src=\"../../../assets/p.png\"", hello, StringComparison.Ordinal);
        Assert.Contains("url=../2020/01/hello/", _site.Read("old/hello.html"), StringComparison.Ordinal);
        Assert.Contains("<title>Hello · My blog</title>", _site.Read("2020/01/hello/index.html"), StringComparison.Ordinal);
        Assert.Equal(4, _site.Build(s => s with { ShowsDrafts = true }).Notes);
        Assert.Contains("<span class=\"mark\">draft</span>", _site.Read("later/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hugo_page_keeps_its_address_and_its_older_ones_lead_on()
    {
        _site.With("x/a.md", "---\ntitle: A\nurl: /p/abc/\naliases: [/old/a.html, Another name]\n---\nSee [b](/p/def/).\n").With("x/b.md", "+++\ntitle = 'B'\nurl = '/p/def/'\n+++\n[[Another name]]\n");
        Assert.Empty(_site.Build().Problems);
        Assert.Contains("<a href=\"../../p/def/\">b</a>", _site.Article("p/abc/index.html"), StringComparison.Ordinal);
        Assert.Contains("<a href=\"../../p/abc/\">Another name</a>", _site.Article("p/def/index.html"), StringComparison.Ordinal);
        Assert.Contains("url=../p/abc/", _site.Read("old/a.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_of_a_page_leads_to_something()
    {
        _site.With("README.md", "---\ntags: [front]\n---\n# Front\n\n[sub](sub/)\n").With("sub/README.md", "---\ntags: [only-here]\ncategories: [Also Here]\n---\n# Sub\n\n[a](a.md#two)\n").With("sub/a.md", "# A\n\n## two\n\n## three\n");
        _site.Build();
        foreach (var page in Directory.EnumerateFiles(_site.Out, "*.html", SearchOption.AllDirectories).Where(p => Path.GetFileName(p) != "404.html"))
        {
            foreach (System.Text.RegularExpressions.Match link in System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(page), "(?:href|src)=\"([^\"#:]+)[^\"]*\""))
            {
                var target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(link.Groups[1].Value)));
                Assert.True(File.Exists(target) || File.Exists(Path.Combine(target, "index.html")), $"{page}: {link.Value}");
            }
        }
    }

    [Theory]
    [InlineData("deja.yml", "exclude: templates/\n", "a README sub/b sub/deep/c.tmp vendor/bundle/gem")]
    [InlineData("deja.yml", "exclude:\n  - sub\n  - README.md\n", "a templates/day vendor/bundle/gem")]
    [InlineData("deja.yml", "exclude: ['**/*.tmp.md', 'temp*']\n", "a README sub/b vendor/bundle/gem")]
    [InlineData("_config.yml", "exclude: [README.md, /templates]\n", "a sub/b sub/deep/c.tmp")]
    [InlineData("_config.yml", "title: x\n", "a README sub/b sub/deep/c.tmp templates/day")]
    public void What_is_excluded_has_no_page(string file, string said, string pages)
    {
        foreach (var note in (string[])["a", "README", "sub/b", "sub/deep/c.tmp", "templates/day", "vendor/bundle/gem"]) _site.With(note + ".md", $"---\npermalink: /p/{note}/\n---\nx\n");
        _site.With(file, said);
        var built = _site.Build();
        Assert.Empty(built.Problems);
        Assert.Equal(pages.Split(' ').Order(StringComparer.Ordinal), Directory.EnumerateFiles(Path.Combine(_site.Out, "p"), "index.html", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Path.Combine(_site.Out, "p"), Path.GetDirectoryName(f)!)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_pages_of_the_manual_and_the_starter_notebook_lack_nothing()
    {
        var built = new SiteBuilder(Notebook.Open(Repository.PathOf()), _site.Out).Build();
        Assert.Empty(built.Problems);
        foreach (var page in (string[])["index.html", "docs/index.html", "docs/verbs/build/index.html", "notebook/attention/index.html"]) Assert.True(_site.Has(page), page);
        Assert.DoesNotContain(Directory.EnumerateDirectories(_site.Out), d => Path.GetFileName(d) == "tests");
    }

    [Theory]
    [InlineData("a/draft.md", "---\ndraft: true\n---\nsecret\n", "")]
    [InlineData("a/draft.md", "---\npublished: false\n---\nsecret\n", "")]
    [InlineData("a/draft.md", "secret\n", "exclude: a/\n")]
    public void A_note_that_is_left_out_is_published_in_no_form_whoever_links_to_it(string note, string text, string settings)
    {
        _site.With(note, text).With("deja.yml", settings).With("b.md", "# B\n\n[x](a/draft.md) ![y](a/draft.md) [[draft.md]] ![[draft.md]] [z](/a/draft.md) [[draft]]\n");
        var built = _site.Build();
        Assert.Contains(built.Problems, p => p.Message == "'a/draft.md' has no page to link to: it is left out");
        Assert.DoesNotContain(Directory.EnumerateFiles(_site.Out, "*", SearchOption.AllDirectories), f => f.EndsWith("draft.md", StringComparison.Ordinal) || File.ReadAllText(f).Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_notes_at_one_address_are_told_with_both_files_and_the_rest_is_built()
    {
        _site.With("a.md", "---\npermalink: /same/\n---\na\n").With("b.md", "---\npermalink: /Same/\n---\nb\n").With("c.md", "# C\n\nc\n");
        var result = _site.Build();
        Assert.True(result.HasFailed);
        var problem = Assert.Single(result.Problems);
        Assert.Equal("b.md", problem.Path);
        Assert.Contains("a.md", problem.Message, StringComparison.Ordinal);
        Assert.True(_site.Has("c/index.html"));
        Assert.Contains("<p>a</p>", _site.Article("same/index.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("permalink: /../../escaped/")]
    [InlineData("permalink: /../escaped.html")]
    [InlineData("redirect_from: [/../../escaped.html]")]
    [InlineData("tags: ['../../../escaped']\ncategories: ['../../../escaped']")]
    public void Nothing_is_written_outside_whatever_a_note_says(string front)
    {
        _site.With("a.md", $"---\n{front}\n---\n[x](../../../../etc/hostname) ![y](../../secret.png)\n");
        File.WriteAllBytes(Path.Combine(_site.Around, "secret.png"), Png);
        _site.Build();
        Assert.Equal(["notebook", "out", "secret.png"], Directory.EnumerateFileSystemEntries(_site.Around).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Directory.EnumerateFiles(_site.Out, "*", SearchOption.AllDirectories), f => Path.GetFileName(f) is "secret.png" or "hostname");
    }

    [Fact]
    public void Links_of_the_file_system_are_not_followed_out_of_the_notebook()
    {
        File.WriteAllBytes(Path.Combine(_site.Around, "secret.png"), Png);
        _site.With("a.md", "![x](link.png)\n");
        File.CreateSymbolicLink(Path.Combine(_site.Root, "link.png"), Path.Combine(_site.Around, "secret.png"));
        Assert.Single(_site.Build().Problems);
        Assert.False(_site.Has("link.png"));
    }

    [Fact]
    public void A_folder_that_holds_other_files_is_not_written_to()
    {
        _site.With("a.md", "x\n");
        Directory.CreateDirectory(_site.Out);
        File.WriteAllText(Path.Combine(_site.Out, "precious.txt"), "mine");
        Assert.Contains("holds files that deja build did not write", Assert.Throws<HostException>(() => _site.Build()).Message, StringComparison.Ordinal);
        Assert.Equal(["precious.txt"], Directory.EnumerateFileSystemEntries(_site.Out).Select(f => Path.GetFileName(f)));
    }

    [Fact]
    public void Feed_and_sitemap_are_there_where_the_sites_address_is_known()
    {
        _site.With("deja.yml", "title: T & T\nurl: https://example.org/notes\n").With("a.md", "---\ntitle: A < B\ndate: 2024-05-06\n---\nFirst words.\n");
        _site.Build();
        var feed = System.Xml.Linq.XDocument.Parse(_site.Read("feed.xml"));
        System.Xml.Linq.XNamespace atom = "http://www.w3.org/2005/Atom";
        var entry = Assert.Single(feed.Root!.Elements(atom + "entry"));
        Assert.Equal("A < B", entry.Element(atom + "title")!.Value);
        Assert.Equal("https://example.org/notes/a/", entry.Element(atom + "id")!.Value);
        Assert.Equal("First words.", entry.Element(atom + "summary")!.Value);
        Assert.Contains("<loc>https://example.org/notes/a/</loc>", _site.Read("sitemap.xml"), StringComparison.Ordinal);
        Assert.Contains("href=\"/notes/-/site.", _site.Read("404.html"), StringComparison.Ordinal);
        _site.With("deja.yml", string.Empty).Build();
        Assert.False(_site.Has("feed.xml"));
    }

    [Fact]
    public void Blocks_show_their_name_when_they_were_verified_and_what_they_print()
    {
        _site.With("a.md", "# A\n\n<!-- deja: name=two -->\n```sh\necho <n>\n```\n<!-- deja: expect -->\n```text\n<2>\n```\n")
            .With(".deja/checks.jsonl", "{\"note\":\"a.md\",\"block\":\"two\",\"status\":\"failed\",\"key\":\"k\",\"run\":{\"when\":\"2026-01-02T03:04:05+00:00\",\"system\":\"Linux\"},\"milliseconds\":1,\"reason\":\"it broke\"}\n");
        _site.Build();
        var article = _site.Article("a/index.html");
        Assert.Contains("<figure class=\"block\" id=\"two\" data-placeholders=\"n\">", article, StringComparison.Ordinal);
        Assert.Contains("&lt;2&gt;", article, StringComparison.Ordinal);
        Assert.Contains("<span class=\"state failed\" title=\"it broke\">failed <time datetime=\"2026-01-02\">", article, StringComparison.Ordinal);
        Assert.DoesNotContain("deja:", article, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_speak_the_language_that_the_notebook_says()
    {
        _site.With("deja.yml", "language: zh-CN\n").With("a.md", "# 梯度\n\n正文\n\n## 一\n\n## 二\n");
        _site.Build();
        var page = _site.Read("a/index.html");
        Assert.Contains("<html lang=\"zh-CN\"", page, StringComparison.Ordinal);
        Assert.Contains("目录", page, StringComparison.Ordinal);
    }
}
