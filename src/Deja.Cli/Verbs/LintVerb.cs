using System.CommandLine;
using Deja.Cli.Notebooks;
using Deja.Cli.Output;
using Deja.Notes;
using Deja.Notes.Lint;

namespace Deja.Cli.Verbs;

/// <summary><c>deja lint [PATH…] [--fix]</c></summary>
internal sealed class LintVerb : IVerb
{
    private readonly Argument<string[]> _paths = new("PATH") { Description = "Notes or folders to check; the whole notebook when not given.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> _fix = new("--fix") { Description = "Put right what can be put right without changing what a note says." };
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<string[]> _notebook = NotebookOption.Create();

    public Command Describe()
    {
        var command = new Command("lint", "Name what is broken in notes, or shows differently on GitHub, Jekyll and Hugo.") { _paths, _fix, _json, _notebook };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var isJson = parsed.GetValue(_json);
        var found = new List<Json.LintFinding>();
        var count = 0;
        foreach (var (notebook, paths) in LintTargets.Of(parsed.GetValue(_paths) ?? [], parsed.GetValue(_notebook)))
        {
            var linter = new Linter(notebook);
            LintTargets.Demand(linter, notebook, paths);
            foreach (var finding in parsed.GetValue(_fix) ? Fix(linter, notebook, paths) : linter.Check(paths))
            {
                count++;
                if (isJson) found.Add(ToJson(notebook, finding));
                else Print(notebook, finding);
            }
        }

        if (isJson) Json.Write(new Json.Linted(found));
        return count == 0 ? ExitCodes.Done : ExitCodes.Found;
    }

    /// <summary>Repairs, and gives what is left.</summary>
    private static IEnumerable<Finding> Fix(Linter linter, Notebook notebook, IReadOnlyCollection<string>? paths)
    {
        foreach (var fix in linter.Fix(paths))
        {
            foreach (var done in fix.Fixed) Talk.Line($"repaired {Places.Of(notebook, done.Path)}:{done.Line}: {done.Rule.Id} {done.Rule.Name}");
            foreach (var left in fix.Left) yield return left;
        }
    }

    private static Json.LintFinding ToJson(Notebook notebook, Finding f) => new(f.Path, f.Line, f.Column, f.Rule.Id, f.Rule.Name, f.Message, f.Fix is not null, notebook.Root);

    private static void Print(Notebook notebook, Finding f) =>
        Screen.Out.Line(Piece.Place($"{Places.Of(notebook, f.Path)}:{f.Line}:{f.Column}"), ": ", Piece.Mark(f.Rule.Id), $" {f.Message} ", Piece.Faint($"[{f.Rule.Name}]"));
}
