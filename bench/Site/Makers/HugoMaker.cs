using System.Diagnostics;
using System.Globalization;

namespace Deja.Bench.Site.Makers;

/// <summary>The smallest Hugo site that shows the same notes: title, date, tags, contents, body with coloured code, and lists.</summary>
/// <param name="program">Hugo.</param>
internal sealed class HugoMaker(string program) : ISiteMaker
{
    public string Name { get; } = $"Hugo {VersionOf(program)}";

    public string Program => program;

    public IReadOnlyList<string> Build { get; } = ["--quiet", "-d", "out"];

    public IReadOnlyList<string> Made { get; } = ["out", "resources", ".hugo_build.lock"];

    public void Make(string folder, NoteSource notes)
    {
        notes.CopyTo(Path.Combine(folder, "content"));
        NoteSource.Write(folder, "hugo.toml", "baseURL = 'http://localhost/'\ntitle = 'bench'\n[markup.highlight]\nnoClasses = false\n[markup.goldmark.renderer]\nunsafe = true\n");
        const string page = "<!doctype html><html><head><meta charset=utf-8><title>{{ .Title }}</title></head><body><main>BODY</main></body></html>";
        NoteSource.Write(folder, "layouts/_default/single.html", page.Replace("BODY", "<h1>{{ .Title }}</h1><p>{{ .Date.Format \"2006-01-02\" }} {{ range .Params.tags }}<a>{{ . }}</a> {{ end }}</p>{{ .TableOfContents }}{{ .Content }}", StringComparison.Ordinal));
        NoteSource.Write(folder, "layouts/_default/list.html", page.Replace("BODY", "<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul>", StringComparison.Ordinal));
        NoteSource.Write(folder, "layouts/index.html", page.Replace("BODY", "<ul>{{ range first 20 .Site.RegularPages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul>", StringComparison.Ordinal));
    }

    public IReadOnlyList<string>? Serve(int port) => ["server", "--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1"];

    public string FileOf(string note) => Path.Combine("content", note);

    // hugo v0.111.3+extended linux/amd64 …
    private static string VersionOf(string program)
    {
        using var process = Process.Start(new ProcessStartInfo(program, "version") { RedirectStandardOutput = true })!;
        return process.StandardOutput.ReadToEnd().Split(' ')[1].TrimStart('v').Split(['+', '-'])[0];
    }
}
