using System.CommandLine;
using Deja.Cli.Notebooks;
using Deja.Cli.Runs;
using Deja.Run.Plans;

namespace Deja.Cli.Verbs;

/// <summary><c>deja run NOTE[#BLOCK] [name=value …]</c></summary>
internal sealed class RunVerb : IVerb
{
    private readonly Argument<string> _name = new("NOTE[#BLOCK]") { Description = "A note by its path, and after # a block by its name, its number or its heading; all blocks of the note without." };
    private readonly Argument<string[]> _values = new("NAME=VALUE") { Description = "Values of the placeholders; each reaches its command as one argument.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> _dry = new("--dry") { Description = "Print what would run, and run nothing." };
    private readonly Option<bool> _above = new("--above") { Description = "Run the blocks above it in its session first." };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do not ask before a block that says run=ask." };
    private readonly Option<string?> _timeout = SessionChoices.Timeout("as long as it likes when not given");
    private readonly Option<bool> _sandbox = SessionChoices.Sandbox();
    private readonly Option<bool> _trust = TrustQuestion.Option();
    private readonly Option<string[]> _notebook = NotebookOption.Create();

    public Command Describe()
    {
        var command = new Command("run", "Run a block of a note, or all of them in order.") { _name, _values, _dry, _above, _yes, _timeout, _sandbox, _trust, _notebook };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var (path, part) = NoteLookup.Split(parsed.GetValue(_name)!);
        var (notebook, note) = NoteLookup.Open(path, parsed.GetValue(_notebook));
        var plan = NotePlan.Of(note);
        var run = new NoteRun(notebook, plan, BlockLookup.Find(plan, part))
        {
            IsOne = part.Length > 0,
            Values = GivenValues.Parse(parsed.GetValue(_values) ?? []),
            WithAbove = parsed.GetValue(_above),
            IsYes = parsed.GetValue(_yes),
        };
        if (parsed.GetValue(_dry)) return run.Show();
        TrustQuestion.Demand(notebook, parsed.GetValue(_trust));
        var options = SessionChoices.Of(notebook, parsed.GetValue(_sandbox));
        return run.Run(options, SessionChoices.Time(parsed.GetValue(_timeout), options.Configuration, Timeout.InfiniteTimeSpan));
    }
}
