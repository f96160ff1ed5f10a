namespace Deja.Site.Tests.Colouring;

public sealed class AgreementTests
{
    [Theory]
    [InlineData("csharp")]
    [InlineData("python")]
    [InlineData("javascript")]
    [InlineData("typescript")]
    [InlineData("java")]
    [InlineData("c")]
    [InlineData("cpp")]
    [InlineData("go")]
    [InlineData("rust")]
    [InlineData("bash")]
    [InlineData("sql")]
    [InlineData("html")]
    [InlineData("xml")]
    [InlineData("css")]
    [InlineData("yaml")]
    [InlineData("json")]
    public void Code_has_the_colours_that_highlight_js_gives_it(string language) => Assert.True(HighlightJs.Agreement(language) >= 97, $"{language}: {HighlightJs.Agreement(language)} %");
}
