using Deja.Notes;
using Deja.Site.Building;
using Deja.Site.Settings;

namespace Deja.Site.Tests;

/// <summary>A notebook in a temporary folder, and the site that is built of it.</summary>
internal sealed class Site : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("deja-site-").FullName;

    public Site() => Directory.CreateDirectory(Root);

    /// <summary>The notebook's folder.</summary>
    public string Root => Path.Combine(_path, "notebook");

    /// <summary>Where the site is written.</summary>
    public string Out => Path.Combine(_path, "out");

    /// <summary>The folder that holds both: nothing may be written there besides.</summary>
    public string Around => _path;

    public Site With(string name, string text)
    {
        var file = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    public Site With(string name, byte[] bytes)
    {
        With(name, string.Empty);
        File.WriteAllBytes(Path.Combine(Root, name), bytes);
        return this;
    }

    public BuildResult Build(Func<SiteSettings, SiteSettings>? adjust = null, string? output = null) => new SiteBuilder(Notebook.Open(Root), output ?? Out) { Adjust = adjust }.Build();

    public bool Has(string file) => File.Exists(Path.Combine(Out, file));

    public string Read(string file) => File.ReadAllText(Path.Combine(Out, file));

    /// <summary>What stands in a page's article.</summary>
    public string Article(string file)
    {
        var html = Read(file);
        var start = html.IndexOf("<article>", StringComparison.Ordinal);
        return html[start..html.IndexOf("</article>", start, StringComparison.Ordinal)];
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
