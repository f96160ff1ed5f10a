using System.Globalization;
using System.Text;

namespace Deja.Torch.Gradients.Reports;

/// <summary>A gradient report as a table for a terminal.</summary>
public static class GradientTable
{
    private static readonly string[] Titles = ["parameter", "shape", "norm", "mean", "largest", "zeros", "NaN", "Inf", "state"];

    /// <summary>A line a parameter, the total norm, and a line for each state that needs a look.</summary>
    public static string Text(GradientReport report)
    {
        List<string[]> lines = [Titles, .. report.Rows.Select(Cells)];
        var widths = Titles.Select((_, column) => lines.Max(l => l[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var line in lines) text.Append(Line(line, widths)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"total norm {Number(report.TotalNorm)}");
        if (!double.IsFinite(report.TotalNorm)) text.Append(CultureInfo.InvariantCulture, $", of the finite entries {Number(report.TotalFiniteNorm)}");
        text.Append('\n');
        foreach (var state in report.Remarkable.Select(r => r.State).Distinct()) text.Append(GradientAdvice.Of(state)).Append('\n');
        return text.ToString();
    }

    /// <summary>Four digits, as short as they go.</summary>
    internal static string Number(double number) =>
        double.IsNaN(number) ? "NaN" : double.IsInfinity(number) ? (number > 0 ? "Inf" : "-Inf") : number == 0 ? "0" : number.ToString("0.000e+0", CultureInfo.InvariantCulture);

    /// <summary>The cells of a row, in the order of the titles; empty where there is no gradient.</summary>
    internal static string[] Cells(GradientRow row) => row.Gradient is not { } gradient
        ? [row.Name, row.ShapeText, "", "", "", "", "", "", row.StateText]
        : [row.Name, row.ShapeText, Number(gradient.Norm), Number(gradient.Mean), Number(gradient.Largest), $"{gradient.ShareOfZeros.ToString("0%", CultureInfo.InvariantCulture)}", Count(gradient.NotNumbers), Count(gradient.Infinite), row.StateText];

    internal static IReadOnlyList<string> Headings => Titles;

    private static string Count(long count) => count.ToString(CultureInfo.InvariantCulture);

    // Words stand left, numbers right.
    private static string Line(string[] cells, int[] widths) =>
        string.Join("  ", cells.Select((cell, column) => column is 0 or 1 or 8 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd();
}
