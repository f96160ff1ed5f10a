using Deja.Site.Addresses;

namespace Deja.Site.Tests.Addresses;

public sealed class PermalinkTests
{
    private static readonly PermalinkParts Slap = new(string.Empty, "2016-03-30-hello-world", "hello-world", new DateTimeOffset(2016, 3, 30, 0, 0, 0, TimeSpan.Zero), ["car", "Ford"]);

    // From Jekyll's own documentation of its styles.
    [Theory]
    [InlineData("date", "/car/ford/2016/03/30/hello-world.html")]
    [InlineData("pretty", "/car/ford/2016/03/30/hello-world/")]
    [InlineData("ordinal", "/car/ford/2016/090/hello-world.html")]
    [InlineData("weekdate", "/car/ford/2016/W13/Wed/hello-world.html")]
    [InlineData("none", "/car/ford/hello-world.html")]
    [InlineData("/posts/:title/", "/posts/hello-world/")]
    [InlineData("/:year/:i_month/:i_day/:short_year/:title:output_ext", "/2016/3/30/16/hello-world.html")]
    [InlineData("/:nothing/:title", "/:nothing/hello-world")]
    public void Jekylls_styles_give_Jekylls_addresses(string permalink, string address) => Assert.Equal(address, Permalink.Parse(permalink).Fill(Slap));

    [Theory]
    [InlineData("/../../etc/passwd", "/etc/passwd")]
    [InlineData("/a/../../b/", "/a/b/")]
    [InlineData("//host/a", "/host/a")]
    [InlineData("/.git/config", "/git/config")]
    [InlineData("/a b/c?d#e", "/a-b/cde")]
    [InlineData("/\\..\\x", "/x")]
    [InlineData("/-/site.css", "/_/site.css")]
    [InlineData("/笔记/梯度/", "/笔记/梯度/")]
    [InlineData("", "/")]
    [InlineData("///", "/")]
    public void An_address_stays_below_the_root(string given, string address) => Assert.Equal(address, SiteAddress.Clean(given));

    [Theory]
    [InlineData("C#", "csharp")]
    [InlineData("C++ tips", "cpp-tips")]
    [InlineData("../../x", "x")]
    [InlineData("机器 学习", "机器-学习")]
    [InlineData("???", "-")]
    public void A_word_becomes_a_part_of_an_address(string words, string slug) => Assert.Equal(slug, SiteAddress.Slug(words));

    [Theory]
    [InlineData("/", "./", "./a/b/")]
    [InlineData("/x/", "../", "../a/b/")]
    [InlineData("/x/y/z.html", "../../", "../../a/b/")]
    public void Links_are_relative_so_that_a_site_works_in_any_folder(string page, string root, string link)
    {
        Assert.Equal(root, new RelativeLinks(page).Root);
        Assert.Equal(link, new RelativeLinks(page).To("/a/b/"));
    }
}
