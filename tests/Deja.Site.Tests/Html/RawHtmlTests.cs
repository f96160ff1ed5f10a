using System.Diagnostics;
using System.Text;
using Deja.Site.Html;

namespace Deja.Site.Tests.Html;

public sealed class RawHtmlTests
{
    private static readonly string[] Hostile =
    [
        "<script>document.title='hit'</script>", "<ScRiPt>document.title='hit'</sCrIpT>", "<script src=//evil.example/x.js></script>", "<script\n>document.title='hit'</script\n>", "<img src=x onerror=document.title='hit'>",
        "<img src=x oNeRrOr=\"document.title='hit'\">", "<img/src=x/onerror=document.title='hit'>", "<img src=\"x\"onerror=document.title='hit'>", "<svg onload=document.title='hit'>", "<svg><script>document.title='hit'</script></svg>",
        "<svg/onload=document.title='hit'>", "<math><mtext></form><form><mglyph><style></math><img src onerror=document.title='hit'>", "<iframe src=\"javascript:parent.document.title='hit'\"></iframe>", "<iframe srcdoc=\"<script>parent.document.title='hit'</script>\"></iframe>",
        "<body onload=document.title='hit'>", "<details open ontoggle=document.title='hit'>", "<video><source onerror=document.title='hit'></video>", "<video src=x onerror=document.title='hit'></video>", "<audio src=x onerror=document.title='hit'>", "<input autofocus onfocus=document.title='hit'>",
        "<select autofocus onfocus=document.title='hit'>", "<textarea autofocus onfocus=document.title='hit'>", "<marquee onstart=document.title='hit'>", "<object data=\"javascript:document.title='hit'\">", "<embed src=\"javascript:document.title='hit'\">", "<base href=\"javascript:/a/\">",
        "<meta http-equiv=refresh content=\"0;url=javascript:document.title='hit'\">", "<link rel=stylesheet href=\"data:text/css,*{}\">", "<style>@import 'javascript:x'</style>", "<noscript><p title=\"</noscript><img src=x onerror=document.title='hit'>\">", "<template><script>document.title='hit'</script></template>",
        "<title><img src=x onerror=document.title='hit'></title>", "<xmp><img src=x onerror=document.title='hit'></xmp>", "<plaintext>", "<!--><img src=x onerror=document.title='hit'>-->", "<!-- --!><img src=x onerror=document.title='hit'>", "<![CDATA[><img src=x onerror=document.title='hit'>]]>",
        "<?xml version=\"1.0\"?><img src=x onerror=document.title='hit'>", "<!DOCTYPE x [<img src=x onerror=document.title='hit'>]>", "<a href=\"javascript:document.title='hit'\" id=go>x</a>", "<a href=\"jav&#x09;ascript:document.title='hit'\">x</a>", "<a href=\"&#106;avascript:document.title='hit'\">x</a>",
        "<a href=\" javascript:document.title='hit'\">x</a>", "<a href=\"\u0001javascript:document.title='hit'\">x</a>", "<a href=\"vbscript:x\">x</a>", "<a href=\"data:text/html,<script>document.title='hit'</script>\">x</a>", "<img src=\"data:image/svg+xml,<svg onload=document.title='hit'>\">",
        "<p style=\"background:url(javascript:document.title='hit')\">x</p>", "<p style=\"width:expression(document.title='hit')\">x</p>", "<p style=\"position:fixed;inset:0\">x</p>", "<div class=\"a\" onclick=\"document.title='hit'\">x</div>", "<form action=\"javascript:document.title='hit'\"><button>x</button></form>",
        "<button formaction=\"javascript:document.title='hit'\">x</button>", "<p title=\"a\" title=\"b\" onmouseover=document.title='hit'>x</p>", "<p title='\"><img src=x onerror=document.title=1>'>x</p>", "<p title=`\"><img src=x onerror=document.title=1>`>x</p>", "<a<img src=x onerror=document.title='hit'>>",
        "<<img src=x onerror=document.title='hit'>>", "<p <img src=x onerror=document.title='hit'>", "<img src=x onerror\n=\ndocument.title='hit'>", "<img src=x\u0000onerror=document.title='hit'>", "<\u0000script>document.title='hit'</script>", "</main></div><img src=x onerror=document.title='hit'>",
        "<table background=\"javascript:document.title='hit'\">", "<font color='\"><script>document.title=1</script>'>x</font>", "<a href=\"https://x\" ping=\"https://evil.example\">x</a>", "<img srcset=\"x 1x\" onerror=document.title='hit'>", "<dialog open onclose=document.title='hit'>x</dialog>", "<portal src=\"https://x\">", "<frameset onload=document.title='hit'>",
        "<isindex action=\"javascript:document.title='hit'\">", "<image src=x onerror=document.title='hit'>", "<keygen autofocus onfocus=document.title='hit'>", "<animate onbegin=document.title='hit' attributeName=x dur=1s>", "<p\u000conclick=document.title='hit'>x</p>", "<script x> document.title='hit' </script x>", "<script", "<img src=\"x", "<p title=\"",
    ];

    [Fact]
    public void What_notes_really_have_stays()
    {
        Same("<p align=\"center\"><img src=\"a.png\" alt=\"Image 1\" width=\"45%\"></p>");
        Same("<details open=\"\"><summary>More</summary>text</details>");
        Same("<table><tr><td colspan=\"2\" style=\"text-align:center\">x</td></tr></table>");
        Same("Press <kbd>Ctrl</kbd>+<kbd>C</kbd><br>H<sub>2</sub>O");
        Same("<video src=\"a.mp4\" controls=\"\" width=\"300\"></video>");
        Same("<figure><img src=\"a.png\"><figcaption>x</figcaption></figure>");
        Assert.Equal("&lt;your file path&gt; and &lt;T&gt;", Clean("<your file path> and <T>"));
        Assert.Equal("a &lt; b &amp;&amp; c &gt; d", Clean("a < b && c > d"));
        Assert.Equal("<p class=\"x\">\u00a0©</p>", Clean("<p class=x>&nbsp;&copy;</p>"));
    }

    [Fact]
    public void What_a_note_leaves_open_is_closed_and_what_it_closes_too_much_is_dropped()
    {
        Assert.Equal("<div><b>x</b></div>", BalancedHtml.Of("<div><b>x"));
        Assert.Equal("<p>x</p>", BalancedHtml.Of("</div></main><p>x</p></article>"));
        Assert.Equal("<ul><li><div>x</div></li></ul>", BalancedHtml.Of("<ul><li><div>x</li></ul></div>"));
        Assert.Equal("<p title=\"a > b\">x<br></p>", BalancedHtml.Of("<p title=\"a > b\">x<br></p>"));
    }

    [Fact]
    public void No_script_of_a_note_is_left()
    {
        foreach (var vector in Hostile)
        {
            var clean = Clean(vector);
            var parts = clean.Split('<').Skip(1).Select(p => p.Split('>')[0]);
            Assert.All(parts, p => Assert.False(p.StartsWith("script", StringComparison.OrdinalIgnoreCase) || p.Contains(" on", StringComparison.OrdinalIgnoreCase) && p.Contains("=\"document", StringComparison.Ordinal), $"{vector} gives {clean}"));
        }
    }

    [Fact]
    public async Task A_browser_runs_nothing_of_what_a_note_tries()
    {
        var chromium = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
        Assert.SkipWhen(chromium is null, "needs Chromium (apt-get install chromium)");
        using var site = new Site();

        // The page has no policy of ours here: the allow-list alone must hold.
        var page = new StringBuilder("<!doctype html><title>safe</title><body>");
        foreach (var vector in Hostile) page.Append("<section>").Append(BalancedHtml.Of(Clean(vector))).Append("</section>\n");
        page.Append("<p id=end>end</p><script>for (const a of document.querySelectorAll('a[href]')) if (!['https:', 'http:', 'file:', 'mailto:'].includes(a.protocol)) document.title = 'leads to ' + a.protocol; for (const e of document.querySelectorAll('section *')) { for (const n of e.getAttributeNames()) if (n.startsWith('on')) document.title = 'handler ' + e.outerHTML; if (e.localName !== 'a') for (const n of ['click', 'toggle', 'error', 'load']) e.dispatchEvent(new Event(n)); }</script>");
        site.With("page.html", page.ToString());
        var start = new ProcessStartInfo(chromium, ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--virtual-time-budget=2000", $"--user-data-dir={Path.Combine(site.Around, "profile")}", "--dump-dom", Path.Combine(site.Root, "page.html")]);
        var run = await Running.Run(start);
        Assert.Contains("<title>safe</title>", run.Output, StringComparison.Ordinal);
        Assert.Contains(">end</p>", run.Output, StringComparison.Ordinal);
    }

    private static void Same(string html) => Assert.Equal(html, Clean(html));

    private static string Clean(string raw)
    {
        var html = new StringBuilder();
        new RawHtml((target, _) => target).Append(html, raw);
        return html.ToString();
    }
}
