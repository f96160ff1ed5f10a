using System.CommandLine;
using System.Runtime.InteropServices;
using Deja.Cli.Notebooks;
using Deja.Cli.Output;
using Deja.Host;
using Deja.Host.Tees;
using Deja.Recall.Errors;
using Deja.Recall.Index;

namespace Deja.Cli.Verbs;

/// <summary><c>deja tee FILE…</c></summary>
internal sealed class TeeVerb : IVerb
{
    private readonly Argument<string[]> _files = new("FILE") { Description = "Where to write besides standard output.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> _append = new("--append", "-a") { Description = "Add to each FILE; else it is emptied first." };
    private readonly Option<bool> _ignoreInterrupts = new("--ignore-interrupts", "-i") { Description = "Go on at Ctrl-C." };
    private readonly Option<bool> _persist = new("--persist", "-p") { Description = "Go on with the other outputs when the reader of one goes away." };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Name no entry." };
    private readonly Option<string[]> _notebook = NotebookOption.Create();

    public Command Describe()
    {
        var command = new Command("tee", "Copy standard input to the console and to files at once; name the entry about an error in it.") { _files, _append, _ignoreInterrupts, _persist, _quiet, _notebook };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var named = parsed.GetValue(_notebook);

        // A notebook that was named wrongly is told before anything is read or emptied; others trouble no copy.
        if (named is { Length: > 0 }) _ = NotebookLookup.Look(named);
        using var interrupts = parsed.GetValue(_ignoreInterrupts) ? PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true) : null;
        var end = Tee.Run(new TeeOptions(parsed.GetValue(_files)!) { IsAppending = parsed.GetValue(_append), IsPersistent = parsed.GetValue(_persist) }, Talk.Line);
        end.Signal?.EndThisProcess();
        if (end.Signal is null && !parsed.GetValue(_quiet) && end.ReadText() is { } text) Name(named, text);
        return end.HasFailed ? ExitCodes.Found : ExitCodes.Done;
    }

    /// <summary>Says which entry is about an error in what was copied, and nothing at all where none surely is, or the notes can't be asked.</summary>
    private static void Name(string[]? named, string text)
    {
        try
        {
            if (!Recaller.HasError(text) || NotebookLookup.Look(named, _ => { }) is not { Count: > 0 } notebooks) return;
            using var indexes = FreshIndexes.OpenSilently(notebooks);
            var result = new Recaller(indexes).Recall(text, limit: 1);

            // Nobody knows whether anything failed: what comes by may as well be a manual.
            if (result.IsConfident && result.Matches[0].IsByMessage) RecalledCard.PrintShort(Screen.Error, result.Matches[0]);
        }
        catch (Exception e) when (e is UsageException or IndexException or HostException or IOException or UnauthorizedAccessException)
        {
            // The copy is what was asked for, and it is done; `deja recall FILE` tells what is wrong.
        }
    }
}
