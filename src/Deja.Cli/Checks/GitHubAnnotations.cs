using System.Globalization;
using Deja.Cli.Output;
using Deja.Notes;
using Deja.Run.Checks;

namespace Deja.Cli.Checks;

/// <summary>What is wrong, as GitHub Actions shows it beside the lines of the notes: the workflow command <c>error</c>.</summary>
internal static class GitHubAnnotations
{
    public static bool AreWanted => Environment.GetEnvironmentVariable("GITHUB_ACTIONS") == "true";

    public static void Print(IEnumerable<(Notebook Notebook, BlockCheck Check)> checks)
    {
        foreach (var (notebook, check) in checks.Where(c => c.Check.IsWrong))
        {
            var message = string.Join('\n', check.Details.Concat(check.WhyRotted).Prepend(check.Reason ?? string.Empty));
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"::error file={Property(Places.Of(notebook, check.Note))},line={check.Line},title={Property($"{check.Block.Id} {CheckLine.Word(check)}")}::{Data(message)}"));
        }
    }

    // The escapes of actions/toolkit's command.ts.
    private static string Data(string text) => Clean(text).Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string Clean(string text) => string.Join('\n', text.Split('\n').Select(l => Piece.Plain(l).Text));
}
