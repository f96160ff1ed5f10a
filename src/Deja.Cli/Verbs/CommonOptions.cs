using System.CommandLine;

namespace Deja.Cli.Verbs;

/// <summary>Options that several verbs share, so that they are named, explained and checked alike.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Print the result as JSON, for programs." };

    public static Option<int> Limit(int usual)
    {
        var option = new Option<int>("--limit") { Description = "Show at most N matches.", HelpName = "N", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (!int.TryParse(result.Tokens is [var token] ? token.Value : usual.ToString(System.Globalization.CultureInfo.InvariantCulture), out var limit) || limit < 1) result.AddError($"--limit wants a number from 1 on, not '{(result.Tokens.Count > 0 ? result.Tokens[0].Value : string.Empty)}'");
        });
        return option;
    }
}
