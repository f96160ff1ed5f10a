namespace Deja.Bench.Site.Makers;

/// <summary>The notes that all make their site of.</summary>
/// <param name="folder">Where they are.</param>
internal sealed class NoteSource(string folder)
{
    /// <summary>Their paths from the folder, in order.</summary>
    public IReadOnlyList<string> Paths { get; } =
        [.. Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Where(p => !p.Split('/').Any(n => n.StartsWith('.'))).Order(StringComparer.Ordinal)];

    /// <summary>The text of one.</summary>
    public string Text(string path) => File.ReadAllText(Path.Combine(folder, path));

    /// <summary>Copies them all.</summary>
    public void CopyTo(string target)
    {
        foreach (var path in Paths) Write(target, path, Text(path));
    }

    /// <summary>Writes a file and the folders above it.</summary>
    public static void Write(string folder, string name, string text)
    {
        var file = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
