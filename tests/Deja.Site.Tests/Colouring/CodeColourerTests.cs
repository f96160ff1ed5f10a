using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Deja.Site.Colouring;

namespace Deja.Site.Tests.Colouring;

public sealed partial class CodeColourerTests
{
    public static TheoryData<string> Languages => [.. CodeLanguages.All.Select(t => t.Names[0])];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Whatever_the_code_is_every_character_of_it_is_shown(string language)
    {
        var random = new Random(7);
        string[] pieces = ["\"", "'", "`", "/*", "*/", "//", "#", "<!--", "-->", "<a b=\"c\">", "\\", "\n", "\r\n", " ", "x", "def f(", "0x1F", "1.5e-3", "$x", "${", "}", "@a", "[s]", "key: v", "k = 1", "--opt", "$ ls", "中文", "😀", "\0", "\"\"\"", "'''", "R\"(", "#[", "=begin", "<script>", "</script>", "&amp;", "{-", "-}", "(*", "*)"];
        for (var round = 0; round < 200; round++)
        {
            var code = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => pieces[random.Next(pieces.Length)]));
            var html = Html(code, language);
            Assert.Equal(code, WebUtility.HtmlDecode(Tags().Replace(html, string.Empty)));
            Assert.All(html.Split('\n'), line => Assert.Equal(Regex.Count(line, "<span "), Regex.Count(line, "</span>")));
        }
    }

    [Theory]
    [InlineData("python", "def f(x): # why\n    return \"a\" + str(1)", "def:k f:f # why:c return:k \"a\":s str:b 1:n")]
    [InlineData("csharp", "public int F() => $\"x{1}\"; // c", "public:k int:t F:f $\"x:s 1:n \":s // c:c")]
    [InlineData("bash", "for f in *.txt; do echo \"$f\" | grep -v '#' # c\ndone", "for:k in:k do:k echo:b \":s $f:v \":s '#':s # c:c done:k")]
    [InlineData("json", "{\"a\": [1, true, \"b\"]}", "\"a\":y 1:n true:l \"b\":s")]
    [InlineData("yaml", "a: 1 # c\n- b: yes\nurl: http://x/#y", "a::y 1:n # c:c -:m b::y yes:l url::y http://x/#y:s")]
    [InlineData("sql", "select count(*) from t where a = 'it''s' -- c", "select:k count:b from:k where:k 'it''s':s -- c:c")]
    [InlineData("html", "<a href=\"x\">t</a><!-- c -->", "a:g href:y \"x\":s a:g <!-- c -->:c")]
    [InlineData("rust", "fn main() { let s: &'static str = \"x\"; let c = 'c'; }", "fn:k main:f let:k s:v 'static:v str:t \"x\":s let:k c:v 'c':s")]
    [InlineData("javascript", "const r = /a\\/b[/]/g; let t = `x${y}`", "const:k /a\\/b[/]/g:s let:k `x:s `:s")]
    [InlineData("css", "a:hover, .b > #c { color: #fff; margin: 0 1.5em !important } /* d */", "a:hover:g .b:g #c:g color:y #fff:n margin:y 0:n 1.5em:n !important:m /* d */:c")]
    [InlineData("c", "#include <a.h> // c\nint f(char *p) { return g(p); }", "#:m include:k <a.h>:s // c:c int:t f:f char:t return:k")]
    [InlineData("java", "@A class B extends C { List<D> e = f(1); void g() {} }", "@A:m class:k B:f extends:k C:f List:t e:v 1:n void:k g:f")]
    [InlineData("sh", "cat <<E\n$x\nE\nf() { x=${y:-1}; }", "cat:b E:s $x:s E:s f:f ${y:-1}:v")]
    [InlineData("yaml", "t: |\n  a: b\n\n  c\nd: [e, 2]", "t::y |:s a: b:s c:s d::y e:s 2:n")]
    [InlineData("html", "<!DOCTYPE html><p>a &amp; b", "<!DOCTYPE:m html:k >:m p:g &amp;:v")]
    [InlineData("diff", "@@ -1 +1 @@\n-a\n+b\n c", "@@ -1 +1 @@:m -a:d +b:i")]
    [InlineData("console", "$ echo hi\nhi", "$:m echo:b")]
    [InlineData("toml", "[a.b]\nx = \"y\"", "[a.b]:g x:y \"y\":s")]
    public void Words_strings_and_comments_are_told_apart(string language, string code, string expected)
    {
        var pieces = Spans().Matches(Html(code, language)).Where(m => !string.IsNullOrWhiteSpace(m.Groups[2].Value)).Select(m => $"{WebUtility.HtmlDecode(m.Groups[2].Value).Trim()}:{m.Groups[1].Value}");
        Assert.Equal(expected, string.Join(' ', pieces));
    }

    [Fact]
    public void Code_of_an_unknown_language_is_plain_text() => Assert.Equal("&lt;b&gt; if x", Html("<b> if x", "no-such-language"));

    [Fact]
    public void Every_language_has_names_of_its_own()
    {
        Assert.True(CodeLanguages.All.Count >= 40);
        Assert.All(CodeLanguages.All.SelectMany(t => t.Names), n => Assert.Equal(n.ToLowerInvariant(), n));
    }

    private static string Html(string code, string language)
    {
        var html = new StringBuilder();
        CodeColourer.Append(html, code, language);
        return html.ToString();
    }

    [GeneratedRegex("</?span[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("<span class=\"(.)\">([^<]*)</span>")]
    private static partial Regex Spans();
}
