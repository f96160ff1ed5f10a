using System.CommandLine;

namespace Deja.Cli.Verbs;

/// <summary>Options that several verbs share, so that they are named, explained and checked alike.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Print the result as JSON, for programs." };

    public static Option<int> Limit(int usual) => WholeNumber.Option(["--limit"], "Show at most N matches.", "N", new(1, int.MaxValue, usual, "20"));
}
