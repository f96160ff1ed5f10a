using System.CommandLine;
using Deja.Cli.Notebooks;
using Deja.Cli.Output;
using Deja.Notes;

namespace Deja.Cli.Verbs;

/// <summary><c>deja show NOTE[#ENTRY]</c></summary>
internal sealed class ShowVerb : IVerb
{
    private readonly Argument<string> _name = new("NOTE[#ENTRY]") { Description = "A note by its path, and after # an entry by its anchor." };
    private readonly Option<string[]> _notebook = NotebookOption.Create();

    public Command Describe()
    {
        var command = new Command("show", "Print a note, or one entry of it.") { _name, _notebook };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var name = parsed.GetValue(_name)!;
        var (path, anchor) = NoteLookup.Split(name);
        var (_, note) = NoteLookup.Open(path, parsed.GetValue(_notebook));
        var range = anchor.Length == 0 ? new TextRange(note.BodyStart, note.Source.Text.Length - note.BodyStart) : EntryOf(note, anchor).Whole;
        foreach (var line in note.Source.Text.Substring(range.Start, range.Length).Trim('\n', '\r').Split('\n')) Print(line.TrimEnd('\r'));
        return ExitCodes.Done;
    }

    private static void Print(string line)
    {
        if (!Screen.Out.IsTerminal) Console.Out.WriteLine(line);
        else Screen.Out.Unwrapped(line.StartsWith('#') ? Piece.Title(line) : line);
    }

    private static Entry EntryOf(Note note, string anchor) =>
        note.Entries.FirstOrDefault(e => string.Equals(e.Anchor, anchor, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException($"{note.Path} has no entry '#{anchor}'{(Nearest.Of(anchor, note.Entries.Select(e => e.Anchor)) is { } near ? $": did you mean '#{near}'?" : ".")} It has: {string.Join(", ", note.Entries.Where(e => e.Anchor.Length > 0).Take(12).Select(e => "#" + e.Anchor))}");
}
