using System.Text.RegularExpressions;

namespace Deja.Run.Kernels;

/// <summary>The files that C# and F# code brings in: by <c>#:project</c>, <c>#load</c> and <c>#r</c>, from the note's folder.</summary>
internal static partial class DotNetFiles
{
    private static readonly string[] Sources = [".cs", ".csproj", ".fs", ".fsproj", ".vb", ".vbproj", ".props", ".targets", ".resx", ".json"];

    // What a project inherits from the folders above it (learn.microsoft.com, "Customize the build by folder").
    private static readonly string[] Inherited = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"];

    /// <summary>What the directives name, as they name it, with the files that it is made of, full paths in order.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<string> Files)> Of(string code, string folder)
    {
        foreach (Match directive in Directives().Matches(code))
        {
            var name = directive.Groups["path"].Value.Trim();
            if (name.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase) || name.Contains('\0', StringComparison.Ordinal)) continue;
            var files = new SortedSet<string>(StringComparer.Ordinal);
            var path = Path.GetFullPath(name, folder);
            if (directive.Groups["word"].Value == ":project") AddProject(path, files);
            else if (File.Exists(path)) files.Add(path);
            yield return (name, [.. files]);
        }
    }

    private static void AddProject(string path, SortedSet<string> files)
    {
        var project = Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.*proj").Order(StringComparer.Ordinal).FirstOrDefault() : path;
        if (project is null || !File.Exists(project) || files.Contains(project)) return;
        files.Add(project);
        var root = Path.GetDirectoryName(project)!;
        AddSources(new DirectoryInfo(root), files);
        foreach (var name in Inherited)
        {
            for (var above = root; above is not null; above = Path.GetDirectoryName(above))
            {
                if (!File.Exists(Path.Combine(above, name))) continue;
                files.Add(Path.Combine(above, name));
                break;
            }
        }

        foreach (Match reference in References().Matches(Text(project))) AddProject(Path.GetFullPath(reference.Groups["path"].Value.Replace('\\', '/'), root), files);
    }

    private static void AddSources(DirectoryInfo folder, SortedSet<string> files)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System }))
        {
            if (entry is DirectoryInfo { Name: not ("bin" or "obj" or "node_modules") } below) AddSources(below, files);
            else if (entry is FileInfo file && Sources.Contains(file.Extension.ToLowerInvariant())) files.Add(file.FullName);
        }
    }

    private static string Text(string project)
    {
        try
        {
            return File.ReadAllText(project);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    [GeneratedRegex("""^[ \t]*#(?:(?<word>:project)[ \t]+(?<path>[^\r\n]+)|(?<word>load|r)[ \t]+"(?<path>[^"\r\n]+)")""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Directives();

    [GeneratedRegex("""<ProjectReference\s[^>]*Include\s*=\s*"(?<path>[^"]+)"[^>]*>""", RegexOptions.CultureInvariant)]
    private static partial Regex References();
}
