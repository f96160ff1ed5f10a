using System.Security.Cryptography;
using System.Text;
using Deja.Site.Formulas;

namespace Deja.Site.Theme;

/// <summary>The stylesheet, the script and the icon that pages have, at addresses that change with their bytes.</summary>
internal sealed class ThemeFiles
{
    private const string Folder = "/-/";

    private static readonly string[] SearchParts = ["1-tokens.js", "2-store.js", "3-query.js", "4-rank.js", "5-box.js"];

    private static readonly string[] RunParts = ["1-desk.js", "2-output.js", "3-editor.js", "4-block.js", "5-page.js"];

    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly string _math;
    private readonly string _style;

    /// <param name="isLive">Whether pages follow the notebook while they are looked at.</param>
    /// <param name="canRun">Whether blocks can be run from pages.</param>
    public ThemeFiles(bool isLive = false, bool canRun = false)
    {
        _math = Add("katex.css", KatexFiles.Style);
        foreach (var font in KatexFiles.Fonts) _files[$"{Folder}fonts/{font}"] = KatexFiles.Font(font);
        _style = Add("site.css", Text("site.css") + Text("code.css") + (canRun ? Text("run.css") : string.Empty));
        Scripts = [Add("site.js", Text("site.js")), .. isLive ? [Add("live.js", Text("live.js"))] : (string[])[]];
        RunScript = canRun ? Add("run.js", string.Concat(RunParts.Select(Text))) : null;
        SearchScript = Add("search.js", string.Concat(SearchParts.Select(Text)));
        Icon = Add("icon.svg", Text("icon.svg"));
    }

    /// <summary>Every file by its address.</summary>
    public IReadOnlyDictionary<string, byte[]> All => _files;

    public IReadOnlyList<string> Scripts { get; }

    /// <summary>The script of the search, which a page loads when it is first used.</summary>
    public string SearchScript { get; }

    /// <summary>The script by which blocks are run; null where they are not.</summary>
    public string? RunScript { get; }

    public string Icon { get; }

    /// <summary>The stylesheet of pages that show math.</summary>
    public string MathStyle => _math;

    /// <summary>The stylesheets of a page.</summary>
    /// <param name="hasMath">Whether it shows math.</param>
    public IEnumerable<string> Styles(bool hasMath) => hasMath ? [_math, _style] : [_style];

    private string Add(string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 4));
        var address = $"{Folder}{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}";
        _files[address] = bytes;
        return address;
    }

    private static string Text(string name)
    {
        using var stream = typeof(ThemeFiles).Assembly.GetManifestResourceStream($"theme/{name}") ?? throw new InvalidOperationException($"'{name}' is not in the program");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
