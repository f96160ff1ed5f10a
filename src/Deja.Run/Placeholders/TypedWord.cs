using System.Text.RegularExpressions;

namespace Deja.Run.Placeholders;

/// <summary>A value as somebody would type it into shell code.</summary>
internal static partial class TypedWord
{
    /// <summary>The value, with as many quotes as the place needs.</summary>
    /// <param name="open">What is open around the place.</param>
    /// <param name="value">The value.</param>
    public static string Of(ShellQuote open, string value) => open switch
    {
        ShellQuote.Double => MeansSomething().Replace(value, @"\$0"),
        ShellQuote.Single => value.Replace("'", @"'\''", StringComparison.Ordinal),
        ShellQuote.Escaped => ShellFill.Escaped(value),
        ShellQuote.Arithmetic => value.Trim(),
        _ => Plain().IsMatch(value) ? value : ShellFill.Quoted(value),
    };

    [GeneratedRegex(@"[\\""$`]", RegexOptions.CultureInvariant)]
    private static partial Regex MeansSomething();

    [GeneratedRegex(@"^[A-Za-z0-9_./:@%+,-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
