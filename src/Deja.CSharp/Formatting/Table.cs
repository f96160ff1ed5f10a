using System.Globalization;
using System.Text;

namespace Deja.CSharp.Formatting;

/// <summary>Values in rows and columns, of which the first rows are shown.</summary>
/// <param name="Columns">Their names.</param>
/// <param name="Rows">The cells of each row shown.</param>
/// <param name="More">How many rows are not shown; null where all are.</param>
internal sealed partial record Table(IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows, string? More)
{
    private const int WidestCell = 60;

    /// <summary>Aligned columns; numbers to the right.</summary>
    public string ToText()
    {
        var cells = Rows.Select(row => row.Select(Shorten).ToArray()).ToList();
        var widths = Columns.Select((name, i) => Math.Max(name.Length, cells.Count == 0 ? 0 : cells.Max(row => row[i].Length))).ToArray();
        var right = Columns.Select((_, i) => Rows.Count > 0 && Rows.All(row => row[i] is null || IsNumber(row[i]!))).ToArray();
        var text = new StringBuilder();
        Line(text, [.. Columns], widths, right);
        Line(text, [.. widths.Select(w => new string('-', w))], widths, right);
        foreach (var row in cells)
            Line(text, row, widths, right);
        if (More is { } more)
            text.Append(CultureInfo.InvariantCulture, $"… and {more} more\n");
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>Whether a cell stands at the right.</summary>
    public static bool IsNumber(object value) => value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or Half or Int128 or System.Numerics.BigInteger;

    private static string Shorten(object? value) => TextView.Cell(value) is var text && text.Length > WidestCell ? string.Concat(text.AsSpan(0, WidestCell - 1), "…") : text;

    private static void Line(StringBuilder text, string[] cells, int[] widths, bool[] right)
    {
        var line = string.Join("  ", cells.Select((cell, i) => right[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i])));
        text.Append(line.TrimEnd()).Append('\n');
    }
}
