using System.Security.Cryptography;
using System.Text;
using Deja.Notes;
using Deja.Notes.Configuration;
using Deja.Site.Links;

namespace Deja.Site.Layouts;

/// <summary>
/// A notebook's own theme: the folder that <c>theme:</c> of <c>deja.yml</c> names. <c>style.css</c> comes after Deja's stylesheet; <c>_layouts/default.html</c> is what every
/// page has in its body, <c>_layouts/note.html</c> what a note's page has as its content, <c>_includes</c> holds what they include; <c>assets</c> is served as it is.
/// </summary>
internal sealed class LayoutFolder
{
    /// <summary>Where the theme's files are served.</summary>
    public const string Served = "/-/theme/";

    private const int MostText = 1024 * 1024;

    private static readonly string[] TemplateFolders = ["_layouts", "_includes"];

    private readonly string _folder;

    private LayoutFolder(string name, string folder) => (Name, _folder) = (name, folder);

    /// <summary>The folder, from the notebook's root.</summary>
    public string Name { get; }

    /// <summary>The stylesheet's address; null where there is none.</summary>
    public string? Style { get; private init; }

    /// <summary>What is served, by its address: the file's full path.</summary>
    public IReadOnlyDictionary<string, string> Files { get; private init; } = new Dictionary<string, string>();

    /// <summary>A hash of all that pages show of it.</summary>
    public string Hash { get; private init; } = string.Empty;

    /// <summary>A notebook's theme.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="name">The folder, from the root; null where the notebook has none.</param>
    /// <exception cref="ConfigurationException">There is no such folder in the notebook.</exception>
    public static LayoutFolder? Of(Notebook notebook, string? name)
    {
        if (name is null) return null;
        var folder = Path.Combine(notebook.Root, name);
        if (!Directory.Exists(folder) || !RealTree.Holds(notebook.Root, folder)) throw new ConfigurationException(0, $"'theme' names the folder '{name}', which is not in the notebook");
        try
        {
            return Read(name, folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(0, $"'theme' names the folder '{name}', which can't be read: {e.Message}", e);
        }
    }

    /// <summary>A template's text without its front matter; null where there is none of that name.</summary>
    /// <param name="kind"><c>_layouts</c> or <c>_includes</c>.</param>
    /// <param name="name">A file's name; not trusted.</param>
    public string? Template(string kind, string name)
    {
        if (name.Split('/').Any(p => p is "" or ['.', ..]) || name.Contains('\\', StringComparison.Ordinal)) return null;
        var file = new FileInfo(Path.Combine(_folder, kind, name));
        if (!file.Exists || !RealTree.Holds(_folder, file.FullName)) return null;
        if (file.Length > MostText) throw new LayoutException(NameOf(kind, name), $"is larger than a template may be ({MostText >> 20} MB)");
        return WithoutFrontMatter(File.ReadAllText(file.FullName));
    }

    /// <summary>A template as messages name it.</summary>
    public string NameOf(string kind, string name) => $"{Name}/{kind}/{name}";

    private static LayoutFolder Read(string name, string folder)
    {
        var style = new FileInfo(Path.Combine(folder, "style.css")) is { Exists: true } file && RealTree.Holds(folder, file.FullName) ? file.FullName : null;
        var files = Assets(folder);
        var hash = Hashed(style is null ? Templates(folder) : [.. Templates(folder), style]);
        var address = style is null ? null : $"{Served}style.{hash[..8]}.css";
        if (address is not null) files[address] = style!;
        return new LayoutFolder(name, folder) { Style = address, Files = files, Hash = hash };
    }

    // Lines are kept, so that messages count right.
    private static string WithoutFrontMatter(string text)
    {
        if (!text.StartsWith("---", StringComparison.Ordinal)) return text;
        var end = text.IndexOf("\n---", 3, StringComparison.Ordinal);
        if (end < 0) return text;
        var line = text.IndexOf('\n', end + 1);
        return line < 0 ? string.Empty : new string('\n', text.AsSpan(0, line + 1).Count('\n')) + text[(line + 1)..];
    }

    private static Dictionary<string, string> Assets(string folder)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var assets = Path.Combine(folder, "assets");
        if (!Directory.Exists(assets) || !RealTree.Holds(folder, assets)) return files;
        foreach (var file in Directory.EnumerateFiles(assets, "*", Everything).Order(StringComparer.Ordinal)) files[Served + Path.GetRelativePath(folder, file).Replace('\\', '/')] = file;
        return files;
    }

    private static IEnumerable<string> Templates(string folder) =>
        TemplateFolders.Select(k => Path.Combine(folder, k)).Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*", Everything)).Order(StringComparer.Ordinal);

    private static EnumerationOptions Everything => new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };

    private static string Hashed(IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
