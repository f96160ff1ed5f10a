using System.Xml.Linq;

namespace Deja.Cli.Tests;

/// <summary>References go only the way the arrows of ARCHITECTURE.md say.</summary>
public sealed class ReferenceTests
{
    /// <summary>What each project knows. A new project gets its line here before it gets its first reference.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Deja.Notes"] = [],
        ["Deja.Host"] = [],
        ["Deja.Recall"] = ["Deja.Notes"],
        ["Deja.Run"] = ["Deja.Notes", "Deja.Host"],
        ["Deja.CSharp"] = [],
        ["Deja.Site"] = ["Deja.Notes", "Deja.Recall", "Deja.Host"],
        ["Deja.Cli"] = ["Deja.Notes", "Deja.Host", "Deja.Recall", "Deja.Run", "Deja.Site"],
        ["Deja.Torch"] = [],
        ["Deja.Vision"] = [],
    };

    private static readonly string[] Projects = [.. Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_project_refers_exactly_to_what_it_may_know()
    {
        Assert.NotEmpty(Projects);
        var there = Projects.Select(p => Path.GetFileNameWithoutExtension(p)).ToHashSet(StringComparer.Ordinal);
        foreach (var project in Projects)
        {
            var name = Path.GetFileNameWithoutExtension(project);
            Assert.True(Arrows.ContainsKey(name), $"{name} has no arrows; they stand in {nameof(ReferenceTests)}");
            Assert.Equal((name, Listed(Arrows[name].Where(there.Contains))), (name, Listed(References(project))));
        }
    }

    [Fact]
    public void Nothing_but_its_tests_refers_to_the_command()
    {
        var others = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(p => Path.GetFileName(p) is not ("Deja.Cli.Tests.csproj" or "Deja.Browser.Tests.csproj") && References(p).Contains("Deja.Cli"));
        Assert.Empty(others);
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));

    private static IEnumerable<string> References(string project) =>
        XDocument.Load(project).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
}
