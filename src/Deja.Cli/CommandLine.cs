using System.CommandLine;
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
        if (parsed.Errors.Count > 0 && !AsksForHelp(parsed))
        {
            Talk.Error(Misuse(args, root, parsed));
            return ExitCodes.WrongUse;
        }

        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static bool AsksForHelp(ParseResult parsed) => parsed.Action is System.CommandLine.Help.HelpAction;

    private static string Misuse(string[] args, RootCommand root, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var names = command.Subcommands.Select(c => c.Name).ToList();
        var place = command == root ? "deja" : $"deja {command.Name}";
        if (args.Length == 0 || (names.Count > 0 && parsed.UnmatchedTokens.Count == 0)) return $"{place} wants one of: {string.Join(", ", names)}; see {place} --help";
        if (names.Count > 0 && parsed.UnmatchedTokens.Count > 0)
        {
            var typed = parsed.UnmatchedTokens[0];
            var nearest = Nearest.Of(typed, names);
            return $"{place} has no '{typed}'{(nearest is null ? string.Empty : $": did you mean '{nearest}'?")} It has: {string.Join(", ", names)}";
        }

        return $"{string.Join("; ", parsed.Errors.Select(e => e.Message.TrimEnd('.')).Distinct())}; see {place} --help";
    }
}
