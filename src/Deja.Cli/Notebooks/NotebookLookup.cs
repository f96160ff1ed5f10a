using Deja.Cli.Output;
using Deja.Notes;

namespace Deja.Cli.Notebooks;

/// <summary>
/// Which notebooks are meant: those named on the command line, else the one that <c>DEJA_NOTEBOOK</c> names, else the nearest folder upward that holds
/// <c>.deja/</c> or <c>deja.yml</c> together with the home notebooks.
/// </summary>
internal static class NotebookLookup
{
    public const string Variable = "DEJA_NOTEBOOK";

    /// <summary>What to tell a user who has no notebook at all.</summary>
    public const string NoneTold = "no notebook here, and no home notebook yet: add a folder of Markdown notes by: deja notebook add DIR";

    /// <summary>The notebooks; never none.</summary>
    /// <exception cref="UsageException">There is none, or one that was named does not exist.</exception>
    public static IReadOnlyList<Notebook> Find(string[]? named)
    {
        var notebooks = Look(named);
        return notebooks.Count > 0 ? notebooks : throw new UsageException(NoneTold);
    }

    /// <summary>The notebooks; none when the user has none.</summary>
    /// <exception cref="UsageException">One that was named does not exist.</exception>
    public static IReadOnlyList<Notebook> Look(string[]? named) => Look(named, TellGone);

    /// <param name="named">Those of the command line.</param>
    /// <param name="isGone">Gets each home notebook whose folder is gone.</param>
    /// <inheritdoc cref="Look(string[])"/>
    public static IReadOnlyList<Notebook> Look(string[]? named, Action<string> isGone)
    {
        if (named is { Length: > 0 }) return Distinct(named.Select(n => Open(n, "--notebook")));
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable) return [Open(variable, Variable)];
        return Distinct([.. Around(Environment.CurrentDirectory) is { } here ? [here] : (Notebook[])[], .. Home(isGone)]);
    }

    /// <summary>
    /// The notebook that a file or folder is a part of: one of those that are asked, else one that is marked as such around it. Where there is none it is the folder
    /// itself, so that links are looked up where they lead.
    /// </summary>
    /// <param name="path">Its full path.</param>
    /// <param name="asked">The notebooks that are asked.</param>
    public static Notebook Of(string path, IReadOnlyList<Notebook> asked)
    {
        if (asked.FirstOrDefault(n => path == n.Root || path.StartsWith(n.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)) is { } known) return known;
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path)!;
        return Around(folder) ?? Notebook.Open(folder);
    }

    private static Notebook? Around(string path)
    {
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent)
        {
            if (Notebook.IsRoot(folder.FullName)) return Notebook.Open(folder.FullName);
        }

        return null;
    }

    private static Notebook Open(string folder, string source)
    {
        try
        {
            return Notebook.Open(folder);
        }
        catch (DirectoryNotFoundException)
        {
            throw new UsageException($"{source}: there is no folder '{folder}'");
        }
    }

    private static void TellGone(string folder) => Talk.Line($"home notebook {folder} is gone; if for good: deja notebook remove '{folder}'");

    private static IEnumerable<Notebook> Home(Action<string> isGone)
    {
        foreach (var folder in HomeNotebooks.List())
        {
            if (Directory.Exists(folder)) yield return Notebook.Open(folder);
            else isGone(folder);
        }
    }

    /// <summary>Each note once: a notebook whose notes another one has too is left out.</summary>
    private static List<Notebook> Distinct(IEnumerable<Notebook> notebooks)
    {
        var distinct = notebooks.DistinctBy(n => n.Root, StringComparer.Ordinal).ToList();
        return [.. distinct.Where(n => !distinct.Exists(other => other.Contains(n.Root)))];
    }
}
