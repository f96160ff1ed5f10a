using Deja.Notes;
using Deja.Site.Serving;

namespace Deja.Browser.Tests;

/// <summary>A notebook in a temporary folder, served as <c>deja serve</c> does.</summary>
public sealed class ReaderSite : IAsyncDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("deja-browser-").FullName;
    private SiteServer? _server;

    private ReaderSite()
    {
    }

    /// <summary>Where it is, with a slash at the end.</summary>
    public string Address => _server!.Address.AbsoluteUri;

    public static async Task<ReaderSite> Start()
    {
        var site = new ReaderSite();
        site.Write("tides.md", Note("Tides and ports"));
        site.Write("2024-05-06-kites.md", "---\ntitle: Kites\ndate: 2024-05-06\ntags: [wind, sea]\n---\nA kite needs wind.\n");
        site._server = await SiteServer.Start(Notebook.Open(site._root), new ServeOptions { Port = 0 });
        return site;
    }

    /// <summary>A note with all that a page may have.</summary>
    public static string Note(string title, string words = "High water comes twice a day.")
    {
        var sections = string.Concat(Enumerable.Range(1, 12).Select(n => $"\n## Port {n}\n\n{string.Join(' ', Enumerable.Repeat("The quay is dry at low water, and the harbour master knows when.", 12))}\n"));
        var columns = string.Join(" | ", Enumerable.Range(1, 14).Select(n => $"measurement{n}"));
        var table = $"| {columns} |\n|{string.Concat(Enumerable.Repeat("---|", 14))}\n| {columns} |\n";
        return $"---\ntitle: {title}\ndate: 2024-03-02\ntags: [sea]\n---\n{words}\n\n```sh\necho \"$HOME\" # where it is\nls -l | sort\n```\n\n```csharp\npublic static int Next(int hour) => hour + 12; // about\n```\n\n{table}\n> [!NOTE]\n> Springs are higher.\n\n- [ ] ask\n- [x] look\n{sections}";
    }

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(_root, name), text);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }
}
