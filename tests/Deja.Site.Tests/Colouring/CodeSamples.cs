namespace Deja.Site.Tests.Colouring;

/// <summary>Code to colour: of this repository, of what is installed on this machine, else samples that were written for it.</summary>
internal static class CodeSamples
{
    private const int Most = 40;

    // Not the standard library of C++: its names begin with an underscore, which highlight.js takes for no calls.

    /// <summary>The files of each language, named as on a fence.</summary>
    public static Dictionary<string, IReadOnlyList<string>> All()
    {
        var samples = Repository.PathOf("tests", "Deja.Site.Tests", "Colouring", "agreement", "samples");
        var all = new Dictionary<string, IReadOnlyList<string>>
        {
            ["csharp"] = Files(Repository.PathOf("src"), "*.cs"),
            ["bash"] = [Repository.PathOf("test"), .. Files(Repository.PathOf(".ci"), "*")],
            ["javascript"] = [.. Files(Repository.PathOf("src", "Deja.Site", "Theme"), "*.js"), .. Files("/usr/share/nodejs", "index.js")],
            ["css"] = Files(Repository.PathOf("src", "Deja.Site", "Theme"), "*.css"),
            ["json"] = Files(Repository.PathOf("src"), "packages.lock.json"),
            ["xml"] = Files(Repository.PathOf("src"), "*.csproj"),
            ["python"] = [.. Installed("/usr/lib", "python3*").SelectMany(f => Files(f, "*.py"))],
            ["c"] = Files("/usr/include/linux", "*.h"),
        };
        foreach (var (language, name) in new[] { ("cpp", "boats.cpp"), ("java", "shelf.java"), ("go", "tide.go"), ("rust", "bees.rs"), ("sql", "orchard.sql"), ("typescript", "kites.ts"), ("yaml", "bakery.yaml"), ("html", "garden.html") })
        {
            all[language] = [Path.Combine(samples, name)];
        }

        return all.Where(p => p.Value.Count > 0).ToDictionary();
    }

    private static List<string> Files(string folder, string pattern) =>
        Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, pattern, new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 4 })
                .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && new FileInfo(f).Length is > 200 and < 60_000).Order(StringComparer.Ordinal).Take(Most)]
            : [];

    private static IEnumerable<string> Installed(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder, pattern).Order(StringComparer.Ordinal).Take(1) : [];
}
