using System.Text.Json;

namespace Deja.CSharp.Packages;

/// <summary>What a set of packages comes to.</summary>
internal sealed record RestoredFiles
{
    /// <summary>Assemblies that blocks are compiled against.</summary>
    public required IReadOnlyList<string> Compile { get; init; }

    /// <summary>Assemblies that are loaded.</summary>
    public required IReadOnlyList<string> Runtime { get; init; }

    /// <summary>Native libraries.</summary>
    public required IReadOnlyList<string> Native { get; init; }

    /// <summary>The versions of the packages that were asked for, by name.</summary>
    public required IReadOnlyDictionary<string, string> Versions { get; init; }

    /// <summary>Whether a package needs ASP.NET Core's libraries.</summary>
    public bool IsWeb { get; init; }

    /// <summary>Reads what the restored project wrote; null where it is not whole any more, as a package was deleted.</summary>
    public static RestoredFiles? Read(string folder)
    {
        var result = Path.Combine(folder, RestoreProject.Result);
        if (!File.Exists(result))
            return null;
        var lines = File.ReadAllLines(result).Select(l => l.Split('|')).Where(l => l.Length > 1).ToList();
        var copied = lines.Where(l => l[0] == "copy" && l[3].Length == 0).ToList();
        var runtime = copied.Where(l => l[2] != "native" && Path.GetExtension(l[1]) is ".dll" or ".exe").Select(l => l[1]).ToList();
        var native = copied.Where(l => l[2] == "native" || Path.GetExtension(l[1]) is ".so" or ".dylib" || l[1].Contains(".so.", StringComparison.Ordinal)).Select(l => l[1]).ToList();
        var compile = lines.Where(l => l[0] == "compile").Select(l => l[1]).ToList();
        var asked = lines.Where(l => l[0] == "asked").Select(l => l[1]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return compile.Concat(runtime).Concat(native).All(File.Exists)
            ? new() { Compile = compile, Runtime = runtime, Native = native, Versions = Resolved(folder, asked), IsWeb = lines.Any(l => l[0] == "framework" && l[1] == "Microsoft.AspNetCore.App") }
            : null;
    }

    private static Dictionary<string, string> Resolved(string folder, HashSet<string> asked)
    {
        using var assets = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "obj", "project.assets.json")));
        return assets.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(l => l.Value.GetProperty("type").ValueEquals("package"))
            .Select(l => l.Name.Split('/'))
            .Where(l => asked.Contains(l[0]))
            .ToDictionary(l => l[0], l => l[1]);
    }
}
