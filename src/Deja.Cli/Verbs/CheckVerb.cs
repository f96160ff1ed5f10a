using System.CommandLine;
using System.Runtime.InteropServices;
using Deja.Cli.Checks;
using Deja.Cli.Notebooks;
using Deja.Cli.Output;
using Deja.Cli.Runs;
using Deja.Notes;
using Deja.Run.Checks;

namespace Deja.Cli.Verbs;

/// <summary><c>deja check [PATH…]</c></summary>
internal sealed class CheckVerb : IVerb
{
    private static readonly TimeSpan UsualTime = TimeSpan.FromSeconds(60);

    private readonly Argument<string[]> _paths = new("PATH") { Description = "Notes or folders to check; the whole notebook when not given.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<int> _jobs = WholeNumber.Option(["--jobs", "-j"], "How many notes are checked at once; as many as there are processors when not given.", "N", new(1, int.MaxValue, Environment.ProcessorCount, "4"));
    private readonly Option<bool> _fresh = new("--fresh") { Description = "Run also what passed before and has not changed since." };
    private readonly Option<bool> _accept = new("--accept") { Description = "Write what came out into the notes where they say something else." };
    private readonly Option<string[]> _param = new("--param") { Description = "The value of a placeholder, NAME=VALUE; may be given more than once.", HelpName = "NAME=VALUE" };
    private readonly Option<string?> _timeout = SessionChoices.Timeout("60s when not given");
    private readonly Option<string?> _shard = new("--shard") { Description = "Check the I-th of N parts, such as 2/5: each note belongs to one.", HelpName = "I/N" };
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<string?> _junit = new("--junit") { Description = "Write the result as JUnit XML too.", HelpName = "FILE" };
    private readonly Option<bool> _sandbox = SessionChoices.Sandbox();
    private readonly Option<bool> _trust = TrustQuestion.Option();
    private readonly Option<string[]> _notebook = NotebookOption.Create();

    public Command Describe()
    {
        var command = new Command("check", "Run the blocks that have a directive, and compare what they print with what the notes say.") { _paths, _jobs, _fresh, _accept, _param, _timeout, _shard, _json, _junit, _sandbox, _trust, _notebook };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var report = new CheckReport(parsed.GetValue(_json), parsed.GetValue(_junit));
        using var interrupt = new CancellationTokenSource();
        using var keys = PosixSignalRegistration.Create(PosixSignal.SIGINT, c => Stop(c, interrupt));
        using var end = PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => Stop(c, interrupt));

        // One that is not trusted is told before blocks of another have run for nothing.
        foreach (var (notebook, checker) in LintTargets.Of(parsed.GetValue(_paths) ?? [], parsed.GetValue(_notebook)).Select(t => (t.Notebook, Checker: Read(t.Notebook, t.Paths, parsed))).ToList())
        {
            if (interrupt.IsCancellationRequested) break;
            using var console = ConsoleFor(notebook, parsed);
            report.Add(notebook, checker.Run(console, interrupt.Token), checker.NoteCount);
        }

        report.Print();
        if (!interrupt.IsCancellationRequested) return report.IsClean ? ExitCodes.Done : ExitCodes.Found;
        Talk.Line("stopped; what was found by then is written down");
        return 130;
    }

    private static void Stop(PosixSignalContext context, CancellationTokenSource interrupt)
    {
        context.Cancel = true;
        interrupt.Cancel();
    }

    private Checker Read(Notebook notebook, IReadOnlyCollection<string>? paths, ParseResult parsed)
    {
        var sessions = SessionChoices.Of(notebook, parsed.GetValue(_sandbox));
        var checker = new Checker(notebook, new CheckOptions
        {
            Jobs = parsed.GetValue(_jobs),
            IsFresh = parsed.GetValue(_fresh),
            IsAccepting = parsed.GetValue(_accept),
            Shard = ShardOf(parsed.GetValue(_shard)),
            Time = SessionChoices.Time(parsed.GetValue(_timeout), sessions.Configuration, UsualTime),
            Parameters = GivenValues.Parse(parsed.GetValue(_param) ?? []),
            Sessions = sessions,
        });
        using var console = ConsoleFor(notebook, parsed);
        checker.Read(paths, console);
        if (checker.RunsSomething) TrustQuestion.Demand(notebook, parsed.GetValue(_trust));
        return checker;
    }

    private CheckConsole ConsoleFor(Notebook notebook, ParseResult parsed) => new(notebook, isQuiet: parsed.GetValue(_json));

    private static Shard ShardOf(string? typed) =>
        typed is null ? Shard.Whole : Shard.TryParse(typed, out var shard) ? shard : throw new UsageException($"--shard wants a part such as 2/5 (the second of five), not '{typed}'");
}
