using System.Globalization;
using Deja.Cli.Notebooks;
using Deja.Cli.Output;
using Deja.Host.Files;
using Deja.Notes;
using Deja.Notes.Markup;

namespace Deja.Cli.Drafts;

/// <summary>Where a new note goes: into the notebook that is asked first, named after its title, where its other notes stand.</summary>
internal static class NewNotes
{
    private const int LongestName = 60;

    /// <summary>Writes a note under a name of its own, and returns its path.</summary>
    public static string Write(Notebook notebook, string title, string text)
    {
        var folder = FolderIn(notebook);
        var name = NameOf(title, isPost: Path.GetFileName(folder) == "_posts");
        var path = Path.Combine(folder, name + ".md");
        for (var i = 2; Path.Exists(path); i++) path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{i}.md"));
        WholeFile.Replace(path, text);
        return path;
    }

    /// <summary>The notebook to write to. A user without any is offered to make the first one, where there is a terminal to answer on.</summary>
    /// <param name="named">Those named on the command line.</param>
    public static Notebook Target(string[]? named)
    {
        if (NotebookLookup.Look(named) is [var first, ..]) return first;
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "notes");
        if (Console.IsInputRedirected || Console.IsErrorRedirected) throw new UsageException($"{NotebookLookup.NoneTold}, or make one by: mkdir -p {Places.FromHome(folder)} && deja notebook add {Places.FromHome(folder)}");
        Console.Error.Write($"You have no notebook yet. Make one in {Places.FromHome(folder)}? [Y/n] ");
        if (Console.In.ReadLine()?.Trim() is not ("" or "y" or "Y" or "yes")) throw new UsageException("no note was written; a folder of yours becomes a notebook by: deja notebook add DIR");
        Directory.CreateDirectory(folder);
        HomeNotebooks.Add(Notebook.Open(folder).Root);
        return Notebook.Open(folder);
    }

    private static string FolderIn(Notebook notebook) =>
        Path.Combine(notebook.Root, "_posts") is var posts && Directory.Exists(posts) ? posts : notebook.Root;

    private static string NameOf(string title, bool isPost)
    {
        var slug = string.Join('-', GitHubSlugs.Slug(title).Split('-', StringSplitOptions.RemoveEmptyEntries));
        if (slug.Length > LongestName) slug = slug[..LongestName].TrimEnd('-');
        if (char.IsHighSurrogate(slug.LastOrDefault())) slug = slug[..^1];
        if (slug.Length == 0) slug = "note";
        return isPost ? $"{DateTime.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-{slug}" : slug;
    }
}
