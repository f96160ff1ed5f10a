using System.Text;
using Deja.Site.Html;
using Deja.Site.Settings;

namespace Deja.Site.Pages;

/// <summary>Readers' comments by giscus (<see href="https://giscus.app/"/>): GitHub's discussions of a repository.</summary>
internal static class GiscusComments
{
    public static void Write(StringBuilder html, SiteSettings settings)
    {
        html.Append("<section class=\"comments\"><script src=\"https://giscus.app/client.js\"");
        foreach (var (key, value) in settings.Comments) html.Append(" data-").Append(key).Append("=\"").Text(value).Append('"');
        if (!settings.Comments.ContainsKey("mapping")) html.Append(" data-mapping=\"pathname\"");
        html.Append(" data-theme=\"preferred_color_scheme\" data-lang=\"").Text(settings.Language).Append("\" data-loading=\"lazy\" crossorigin=\"anonymous\" async></script></section>\n");
    }
}
