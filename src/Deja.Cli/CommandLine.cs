using System.CommandLine;
using System.CommandLine.Parsing;
using Deja.Cli.Output;
using Deja.Cli.Verbs;

namespace Deja.Cli;

/// <summary>The <c>deja</c> command as a whole: its verbs, and what is said when none of them was meant.</summary>
internal static class CommandLine
{
    public static int Run(string[] args)
    {
        var root = new RootCommand("Technical notes that run, and that come back when the error does.");
        foreach (var verb in VerbList.All) root.Add(verb.Describe());
        var parsed = root.Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        var wrong = Mistyped(parsed) ?? (parsed.Errors.Count > 0 && !AsksForHelp(parsed) ? Misuse(args, root, parsed) : null);
        if (wrong is not null)
        {
            Talk.Error(wrong);
            return ExitCodes.WrongUse;
        }

        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    /// <summary>
    /// What looks like an option but is none would be taken for a file or a word, and what stands behind it as its value for one too many. For <c>find</c> it may be one (<c>git push --force</c>), unless it is
    /// nearly one of its options; behind <c>--</c> and in the command that is tried all may stand.
    /// </summary>
    private static string? Mistyped(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Arguments.Any(a => a.CaptureRemainingTokens) || AsksForHelp(parsed)) return null;
        var options = command.Options.Select(o => o.Name).ToList();
        var isAnyWordGood = command.Arguments.Any(a => a.Arity.MaximumNumberOfValues > 1 && a.Name == "WORDS");
        foreach (var token in parsed.Tokens.TakeWhile(t => t.Type != TokenType.DoubleDash))
        {
            if (token.Type != TokenType.Argument || token.Value.Length < 2 || token.Value[0] != '-') continue;
            var isValue = parsed.CommandResult.Tokens.All(t => t.Value != token.Value) && !parsed.UnmatchedTokens.Contains(token.Value);
            if (isValue) continue;
            var nearest = Nearest.Of(token.Value, options);
            if (nearest is null && isAnyWordGood) continue;
            return $"{PlaceOf(command)} has no option '{token.Value}'{(nearest is null ? "." : $": did you mean '{nearest}'?")} It has: {string.Join(", ", options)}; what only looks like one stands behind --";
        }

        return null;
    }

    private static string PlaceOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PlaceOf(parent)} {command.Name}" : "deja";

    private static bool AsksForHelp(ParseResult parsed) => parsed.Action is System.CommandLine.Help.HelpAction;

    private static string Misuse(string[] args, RootCommand root, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var names = command.Subcommands.Select(c => c.Name).ToList();
        var place = PlaceOf(command);
        if (args.Length == 0 || (names.Count > 0 && parsed.UnmatchedTokens.Count == 0)) return $"{place} wants one of: {string.Join(", ", names)}; see {place} --help";
        if (names.Count > 0 && parsed.UnmatchedTokens.Count > 0)
        {
            var typed = parsed.UnmatchedTokens[0];
            var nearest = Nearest.Of(typed, names);
            return $"{place} has no '{typed}'{(nearest is null ? "." : $": did you mean '{nearest}'?")} It has: {string.Join(", ", names)}";
        }

        return $"{string.Join("; ", parsed.Errors.Select(e => e.Message.TrimEnd('.')).Distinct())}; see {place} --help";
    }
}
