using System.Text;
using Deja.Site.Html;
using Deja.Site.Settings;

namespace Deja.Site.Pages;

/// <summary>Readers' comments by giscus (<see href="https://giscus.app/"/>): GitHub's discussions of a repository.</summary>
internal static class GiscusComments
{
    /// <summary>Those it has words in, from its folder of locales; in another it shows an error.</summary>
    private static readonly string[] Languages = ["ar", "be", "bg", "ca", "cs", "da", "de", "en", "eo", "es", "eu", "fa", "fr", "gr", "hbs", "he", "hu", "id", "it", "ja", "kh", "ko", "nl", "pl", "pt", "ro", "ru", "th", "tr", "uk", "uz", "vi", "zh-CN", "zh-HK", "zh-TW"];

    public static void Write(StringBuilder html, SiteSettings settings)
    {
        html.Append("<section class=\"comments\"><script src=\"https://giscus.app/client.js\"");
        foreach (var (key, value) in settings.Comments) html.Append(" data-").Append(key).Append("=\"").Text(value).Append('"');
        if (!settings.Comments.ContainsKey("mapping")) html.Append(" data-mapping=\"pathname\"");
        html.Append(" data-theme=\"preferred_color_scheme\" data-lang=\"").Text(LanguageOf(settings.Language)).Append("\" data-loading=\"lazy\" crossorigin=\"anonymous\" async></script></section>\n");
    }

    private static string LanguageOf(string language)
    {
        var plain = language.Split('-')[0];
        return Known(language) ?? Known(plain) ?? (plain.Equals("zh", StringComparison.OrdinalIgnoreCase) ? language.Contains("Hant", StringComparison.OrdinalIgnoreCase) ? "zh-TW" : "zh-CN" : "en");
    }

    private static string? Known(string language) => Array.Find(Languages, l => l.Equals(language, StringComparison.OrdinalIgnoreCase));
}
