using System.Globalization;
using System.Text;
using Deja.Notes.Blocks;

namespace Deja.Run.Placeholders;

/// <summary>
/// Puts values into shell code. A value goes into a variable of its own, and the variable, quoted, stands where the placeholder stood: the shell expands it once
/// and reads the result no more, so that even where this code misjudged what is open around a place, a value could become two words but never code.
/// </summary>
internal sealed class ShellFill
{
    private const string Prefix = "__deja_";

    private readonly Block _block;
    private readonly Dictionary<int, (string Name, string Variable)> _names = [];

    private ShellFill(Block block)
    {
        _block = block;
        foreach (var (placeholder, index) in block.Placeholders.Select((p, i) => (p, i)))
        {
            var variable = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{block.Ordinal}_{index + 1}");
            foreach (var place in placeholder.Places) _names[place.Start] = (placeholder.Name, variable);
        }
    }

    /// <summary>The code with the values in it.</summary>
    /// <param name="block">A shell block with placeholders.</param>
    /// <param name="values">By the placeholders' names; none is missing.</param>
    /// <param name="refusal">Why a value can't be put in, in a sentence; null when all could.</param>
    /// <returns>Null where one could not.</returns>
    public static string? Of(Block block, IReadOnlyDictionary<string, string> values, out string? refusal)
    {
        var fill = new ShellFill(block);
        var places = new ShellReader(block.Code, block.Placeholders.SelectMany(p => p.Places)).Places();
        refusal = places.Select(p => fill.Refusal(p, values)).FirstOrDefault(r => r is not null);
        return refusal is null ? fill.Assignments(values) + fill.Write(places, p => fill.Variable(p, values)) : null;
    }

    /// <summary>The code as somebody would type it, with the values in the place of the placeholders. It is shown and not run.</summary>
    /// <param name="block">A shell block that <see cref="Of"/> fills with these values.</param>
    /// <param name="values">By the placeholders' names; none is missing.</param>
    public static string Typed(Block block, IReadOnlyDictionary<string, string> values)
    {
        var fill = new ShellFill(block);
        var places = new ShellReader(block.Code, block.Placeholders.SelectMany(p => p.Places)).Places();

        // In "${x:-…}" no way to quote serves all values.
        if (places.Any(p => IsInExpansion(block.Code.AsSpan(0, p.Start)))) return fill.Assignments(values) + fill.Write(places, p => fill.Variable(p, values));
        return fill.Write(places, p => p.Quote == ShellQuote.Comment ? block.Code.Substring(p.Start, p.Length) : TypedWord.Of(p.Quote, values[fill._names[p.Start].Name]));
    }

    /// <summary>A word as the shell takes it for one; on one line where it can be written so.</summary>
    public static string Quoted(string value)
    {
        if (!value.Any(char.IsControl)) return $"'{value.Replace("'", @"'\''", StringComparison.Ordinal)}'";
        return $"$'{Escaped(value)}'";
    }

    /// <summary>What stands for a value between <c>$'</c> and <c>'</c>.</summary>
    public static string Escaped(string value)
    {
        var text = new StringBuilder();
        foreach (var c in value)
        {
            if (c is '\\' or '\'') text.Append('\\').Append(c);
            else if (c == '\n') text.Append("\\n");
            else if (c < ' ' || c == '\u007f') text.Append(CultureInfo.InvariantCulture, $"\\{Convert.ToString(c, 8).PadLeft(3, '0')}");
            else text.Append(c);
        }

        return text.ToString();
    }

    private string? Refusal(ShellPlace place, IReadOnlyDictionary<string, string> values)
    {
        var name = _names[place.Start].Name;
        if (place.Refusal is { } refusal) return $"<{name}> can't be filled in: {refusal}";
        if (values[name].Contains('\0', StringComparison.Ordinal)) return $"<{name}> can't be filled in: no argument can hold a zero byte";
        if (place.Quote == ShellQuote.Arithmetic && !IsWholeNumber(values[name])) return $"<{name}> stands in an expression, which the shell evaluates again, so only a whole number can be put there, not '{values[name]}'";
        return null;
    }

    private static bool IsInExpansion(ReadOnlySpan<char> before) => before.LastIndexOf("${") is >= 0 and var open && before[open..].IndexOf('}') < 0;

    private string Assignments(IReadOnlyDictionary<string, string> values) => string.Concat(_names.Values.Distinct().Select(n => $"{n.Variable}={Quoted(values[n.Name])}; "));

    private string Write(IReadOnlyList<ShellPlace> places, Func<ShellPlace, string> put)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var place in places)
        {
            text.Append(_block.Code, at, place.Start - at).Append(put(place));
            at = place.Start + place.Length;
        }

        return text.Append(_block.Code, at, _block.Code.Length - at).ToString();
    }

    private string Variable(ShellPlace place, IReadOnlyDictionary<string, string> values)
    {
        var (name, variable) = _names[place.Start];
        return place.Quote switch
        {
            ShellQuote.Double => $"${{{variable}}}",
            ShellQuote.Single => $"'\"${{{variable}}}\"'",
            ShellQuote.Escaped => $"'\"${{{variable}}}\"$'",
            ShellQuote.Arithmetic => values[name].Trim(),
            ShellQuote.Comment => _block.Code.Substring(place.Start, place.Length),
            _ => $"\"${{{variable}}}\"",
        };
    }

    // No leading zero: the shell would read an octal number.
    private static bool IsWholeNumber(string value) => long.TryParse(value.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && value.Trim() == number.ToString(CultureInfo.InvariantCulture);
}
