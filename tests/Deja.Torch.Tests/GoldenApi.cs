using System.Reflection;
using Deja.Notes.Tests;
using PublicApiGenerator;

namespace Deja.Torch.Tests;

/// <summary>A library's public members against a file of the repository: others build on them, so that each change of them is seen, and meant.</summary>
internal static class GoldenApi
{
    /// <summary>Compares; what there is now is written beside the tests' program, to be taken over when it is meant.</summary>
    /// <param name="library">Whose members.</param>
    /// <param name="file">From the repository's root.</param>
    public static void Check(Assembly library, params string[] file)
    {
        var expected = Repository.PathOf(file);
        var got = library.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n") + "\n";
        if (File.Exists(expected) && File.ReadAllText(expected) == got) return;
        var now = Path.Combine(AppContext.BaseDirectory, Path.GetFileName(expected));
        File.WriteAllText(now, got);
        Assert.Fail($"The public members of {library.GetName().Name} changed. Look at them, and when it is meant: cp '{now}' '{expected}'\n{FirstDifference(expected, got)}");
    }

    private static string FirstDifference(string file, string got)
    {
        var (old, now) = (File.Exists(file) ? File.ReadAllLines(file) : [], got.Split('\n'));
        var line = old.Zip(now).TakeWhile(l => l.First == l.Second).Count();
        return $"line {line + 1}:\n- {old.ElementAtOrDefault(line)}\n+ {now.ElementAtOrDefault(line)}";
    }
}
