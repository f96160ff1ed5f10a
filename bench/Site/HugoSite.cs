namespace Deja.Bench.Site;

/// <summary>The smallest Hugo site that shows the same notes: title, date, tags, body with coloured code, and a list.</summary>
internal static class HugoSite
{
    /// <summary>Lays it out in a folder, with the notes as its content.</summary>
    public static void Make(string folder, string notes)
    {
        Write(folder, "hugo.toml", $"baseURL = 'http://localhost/'\ntitle = 'bench'\ncontentDir = '{notes}'\n[markup.highlight]\nnoClasses = false\n[markup.goldmark.renderer]\nunsafe = true\n");
        const string page = "<!doctype html><html><head><meta charset=utf-8><title>{{ .Title }}</title></head><body><main>BODY</main></body></html>";
        Write(folder, "layouts/_default/single.html", page.Replace("BODY", "<h1>{{ .Title }}</h1><p>{{ .Date.Format \"2006-01-02\" }} {{ range .Params.tags }}<a>{{ . }}</a> {{ end }}</p>{{ .TableOfContents }}{{ .Content }}", StringComparison.Ordinal));
        Write(folder, "layouts/_default/list.html", page.Replace("BODY", "<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul>", StringComparison.Ordinal));
        Write(folder, "layouts/index.html", page.Replace("BODY", "<ul>{{ range first 20 .Site.RegularPages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul>", StringComparison.Ordinal));
    }

    private static void Write(string folder, string name, string text)
    {
        var file = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
