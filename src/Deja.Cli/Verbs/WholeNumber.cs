using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Deja.Cli.Verbs;

/// <summary>The whole numbers that an option takes.</summary>
/// <param name="Least">The least of them.</param>
/// <param name="Most">The greatest; <see cref="int.MaxValue"/> for no bound that a user would meet.</param>
/// <param name="Usual">What it is when it isn't given.</param>
/// <param name="Example">One that may be typed.</param>
internal sealed record WholeNumber(int Least, int Most, int Usual, string Example)
{
    /// <summary>An option that takes one; what is none is told with one that is.</summary>
    /// <param name="names">The name, then its other forms.</param>
    /// <param name="description">For its help.</param>
    /// <param name="helpName">Stands for the number in the help.</param>
    /// <param name="numbers">Which numbers.</param>
    public static Option<int> Option(string[] names, string description, string helpName, WholeNumber numbers) => new(names[0], names[1..])
    {
        Description = description,
        HelpName = helpName,
        DefaultValueFactory = _ => numbers.Usual,
        CustomParser = result => numbers.Parse(names[0], result),
    };

    private int Parse(string name, ArgumentResult result)
    {
        var typed = result.Tokens is [.., var last] ? last.Value : string.Empty;
        if (int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= Least && number <= Most) return number;
        var range = Most == int.MaxValue ? $"from {Told(Least)} on" : $"from {Told(Least)} to {Told(Most)}";
        result.AddError($"{name}: '{typed}' is not a whole number {range}; as in: {name} {Example}");
        return Usual;
    }

    private static string Told(int number) => number.ToString(CultureInfo.InvariantCulture);
}
