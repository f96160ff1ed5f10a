using System.CommandLine;
using Deja.Cli.Notebooks;
using Deja.Cli.Output;
using Deja.Notes;

namespace Deja.Cli.Verbs;

/// <summary><c>deja notebook add|list|remove</c></summary>
internal sealed class NotebookVerb : IVerb
{
    public Command Describe() => new("notebook", "The home notebooks: found and recalled from wherever you work.") { Add(), List(), Remove() };

    private static Command Add()
    {
        var folder = new Argument<string>("DIR") { Description = "A folder of Markdown notes; it stays as it is." };
        var command = new Command("add", "Make a folder a home notebook.") { folder };
        command.SetAction(parsed =>
        {
            var typed = parsed.GetValue(folder)!;
            if (!Directory.Exists(typed)) throw new UsageException(File.Exists(typed) ? $"'{typed}' is a file; a notebook is the folder that it stands in: deja notebook add {Places.Quoted(Path.GetDirectoryName(typed) is { Length: > 0 } around ? around : ".")}" : $"there is no folder '{typed}'");
            var root = Notebook.Open(typed).Root;
            Talk.Line(HomeNotebooks.Add(root) ? $"{root} is a home notebook now" : $"{root} was a home notebook already");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "List the notebooks that would be asked from here.");
        command.SetAction(_ =>
        {
            var home = HomeNotebooks.List();
            foreach (var notebook in NotebookLookup.Look(null)) Screen.Out.Line(Piece.Place(notebook.Root), Piece.Faint(home.Contains(notebook.Root) ? string.Empty : "  (here)"));
            if (home.Count == 0 && NotebookLookup.Look(null).Count == 0) Talk.Line(NotebookLookup.NoneTold);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Remove()
    {
        var folder = new Argument<string>("DIR") { Description = "A home notebook." };
        var command = new Command("remove", "Take a folder off the list; its notes stay.") { folder };
        command.SetAction(parsed =>
        {
            var typed = parsed.GetValue(folder)!;
            var root = Directory.Exists(typed) ? Notebook.Open(typed).Root : Path.TrimEndingDirectorySeparator(Path.GetFullPath(typed));
            if (!HomeNotebooks.Remove(root)) throw new UsageException($"{root} is no home notebook; those are: {(HomeNotebooks.List() is { Count: > 0 } listed ? string.Join(", ", listed) : "none")}");
            Talk.Line($"{root} is no home notebook any more; its notes are where they were");
            return ExitCodes.Done;
        });
        return command;
    }
}
