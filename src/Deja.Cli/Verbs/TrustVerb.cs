using System.CommandLine;
using System.Globalization;
using Deja.Cli.Notebooks;
using Deja.Cli.Output;
using Deja.Notes;
using Deja.Run.Plans;
using Deja.Run.Trust;

namespace Deja.Cli.Verbs;

/// <summary><c>deja trust [DIR] [--list] [--revoke]</c></summary>
internal sealed class TrustVerb : IVerb
{
    private readonly Argument<string?> _folder = new("DIR") { Description = "A notebook; the one that the current folder is in when not given.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _list = new("--list") { Description = "List the notebooks that are trusted." };
    private readonly Option<bool> _revoke = new("--revoke") { Description = "Trust it no more." };

    public Command Describe()
    {
        var command = new Command("trust", "Let the blocks of a notebook run, from now on.") { _folder, _list, _revoke };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var trusted = TrustedNotebooks.OfThisUser;
        if (parsed.GetValue(_list))
        {
            foreach (var root in trusted.List()) Screen.Out.Line(Piece.Place(root), Piece.Faint(Directory.Exists(root) ? string.Empty : "  (gone)"));
            return ExitCodes.Done;
        }

        if (parsed.GetValue(_revoke)) return Revoke(trusted, parsed.GetValue(_folder));
        var notebook = Open(parsed.GetValue(_folder));
        Talk.Line(trusted.Add(notebook.Root) ? $"{notebook.Root} is trusted now: {Told(notebook)}" : $"{notebook.Root} was trusted already");
        return ExitCodes.Done;
    }

    private static int Revoke(TrustedNotebooks trusted, string? folder)
    {
        // Also one whose folder is gone.
        var root = folder is not null && !Directory.Exists(folder) ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) : Open(folder).Root;
        if (!trusted.Remove(root)) throw new UsageException($"{root} was not trusted; those are: {(trusted.List() is { Count: > 0 } all ? string.Join(", ", all) : "none")}");
        Talk.Line($"{root} is trusted no more{(trusted.Trusts(root) ? "; a folder above it still is: deja trust --list" : string.Empty)}");
        return ExitCodes.Done;
    }

    private static Notebook Open(string? folder)
    {
        if (folder is null) return NotebookLookup.Look(null) is [var here, ..] && Notebook.Open(Environment.CurrentDirectory) is var current && (here.Root == current.Root || here.Contains(current.Root)) ? here : Notebook.Open(Environment.CurrentDirectory);
        if (File.Exists(folder)) throw new UsageException($"'{folder}' is a file; a notebook is the folder that it stands in");
        return Directory.Exists(folder) ? Notebook.Open(folder) : throw new UsageException($"there is no folder '{folder}'");
    }

    private static string Told(Notebook notebook)
    {
        var blocks = notebook.Scan().SelectMany(l => l.Files().Select(f => l.PathOf(f.Name))).AsParallel()
            .Select(p => notebook.Read(p, out _)).OfType<Note>().Select(n => NotePlan.Of(n).Blocks.Count(b => b.IsMarked && b.Settings.Mode == RunMode.Always)).Where(c => c > 0).ToList();
        return blocks.Count == 0
            ? "none of its blocks has a directive, so 'deja check' would run nothing; 'deja run NOTE#BLOCK' runs what is named"
            : string.Create(CultureInfo.InvariantCulture, $"'deja check' would run {blocks.Sum()} block{(blocks.Sum() == 1 ? string.Empty : "s")} of {blocks.Count} note{(blocks.Count == 1 ? string.Empty : "s")}");
    }
}
