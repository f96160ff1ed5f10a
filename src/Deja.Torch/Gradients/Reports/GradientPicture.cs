using System.Globalization;
using System.Text;
using Deja.Torch.Pictures;

namespace Deja.Torch.Gradients.Reports;

/// <summary>Norms by layer over time: a row a layer, a column a step, the darker the larger, by powers of ten. What is no finite number has a colour of its own.</summary>
public static class GradientPicture
{
    // More columns would be smaller than can be told apart: steps then share one, which shows the largest of them.
    private const int MostColumns = 150;
    private const int Margin = 10, TitleHeight = 24, RowHeight = 16, Width = 600, FootHeight = 44;
    private const string Absent = "#eeeeee";

    /// <summary>Draws them.</summary>
    /// <param name="norms">By layer, from the top; a number for each step, null where there was no gradient.</param>
    /// <param name="title">What stands above. Null: nothing.</param>
    /// <returns>A whole SVG document.</returns>
    /// <exception cref="ArgumentException">There is no step.</exception>
    public static string Svg(IReadOnlyDictionary<string, IReadOnlyList<double?>> norms, string? title = null)
    {
        var steps = norms.Count == 0 ? 0 : norms.Values.Max(n => n.Count);
        if (steps == 0) throw new ArgumentException("No step is recorded yet: call Record() after backward.", nameof(norms));
        var scale = LogScale.Of(norms.Values.SelectMany(n => n));
        var left = Margin + norms.Keys.Max(SvgText.WidthOfEnd) + 6;
        var top = Margin + (title is null ? 0 : TitleHeight);
        var (width, height) = (left + Width + Margin, top + (norms.Count * RowHeight) + FootHeight);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#222\" role=\"img\">\n");
        // A ground of its own: the page around it may be dark.
        svg.Append("<rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"#fff\"/>\n");
        if (title is not null) svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin}\" y=\"{Margin + 14}\" font-size=\"14\" font-weight=\"bold\">{SvgText.Escape(title)}</text>\n");
        var y = top;
        foreach (var (layer, row) in norms)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left - 6}\" y=\"{y + 12}\" text-anchor=\"end\">{SvgText.End(layer)}</text>\n");
            AppendRow(svg, row, steps, scale, (layer, left, y));
            y += RowHeight;
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left}\" y=\"{y + 15}\">step 1</text><text x=\"{left + Width}\" y=\"{y + 15}\" text-anchor=\"end\">{steps}</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left}\" y=\"{y + 34}\">white {GradientTable.Number(scale.Lowest)}, darkest {GradientTable.Number(scale.Highest)}; red: not finite; grey: no gradient</text>\n");
        return svg.Append("</svg>\n").ToString();
    }

    private static void AppendRow(StringBuilder svg, IReadOnlyList<double?> norms, int steps, LogScale scale, (string Layer, int X, int Y) at)
    {
        var columns = Math.Min(steps, MostColumns);
        for (var column = 0; column < columns; column++)
        {
            var (first, end) = ((int)((long)column * steps / columns), (int)((long)(column + 1) * steps / columns));
            var norm = Shown([.. norms.Skip(first).Take(end - first)]);
            var (from, to) = ((double)Width * column / columns, (double)Width * (column + 1) / columns);
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{at.X + from:0.##}\" y=\"{at.Y}\" width=\"{to - from:0.##}\" height=\"{RowHeight - 1}\" fill=\"{(norm is { } number ? scale.Colour(number) : Absent)}\">");
            svg.Append(CultureInfo.InvariantCulture, $"<title>{SvgText.Escape(at.Layer)}, step {first + 1}{(end > first + 1 ? $" to {end}" : "")}: {(norm is { } told ? GradientTable.Number(told) : "no gradient")}</title></rect>\n");
        }
    }

    // What is no number matters most.
    private static double? Shown(IReadOnlyList<double?> norms) => norms.Any(n => n is { } number && double.IsNaN(number)) ? double.NaN : norms.Max();
}
