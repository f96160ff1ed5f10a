namespace Deja.Site.Tests.Words;

public sealed class TextLanguageTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("两次调用 loss.backward() 后报错", "zh")]
    [InlineData("注意力\n\n```python\n# a long piece of code in Latin letters, which says nothing of the language\nimport torch\n```\n", "zh")]
    [InlineData("エラーの直し方について", "ja")]
    [InlineData("오류를 고치는 방법", "ko")]
    [InlineData("How to type 你好 on a keyboard", "en")]
    [InlineData("Come correggere l'errore", "en")]
    [InlineData("---\nlang: fr\n---\n\n你好", "fr")]
    public void A_page_names_the_language_that_its_script_shows(string text, string language)
    {
        _site.With("a.md", text);
        _site.Build();
        Assert.Contains($"<html lang=\"{language}\"", _site.Read("a/index.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title: 我的笔记", "zh")]
    [InlineData("title: 我的笔记\nlanguage: en", "en")]
    [InlineData("title: Notes", "en")]
    public void A_site_speaks_the_language_of_its_name_unless_it_says_another(string settings, string language)
    {
        _site.With("deja.yml", settings + "\n").With("a.md", "# A\n");
        _site.Build();
        Assert.Contains($"<html lang=\"{language}\"", _site.Read("archive/index.html"), StringComparison.Ordinal);
    }
}
