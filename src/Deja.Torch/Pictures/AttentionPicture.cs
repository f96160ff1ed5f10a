using System.Globalization;
using System.Text;
using static TorchSharp.torch;

namespace Deja.Torch.Pictures;

/// <summary>
/// Attention weights as a picture: a row of squares for each query, a column for each key, the darker the more it is looked at. Several heads stand side by side in one scale. It is SVG, so that labels stay
/// text: what a square stands for is told when it is pointed at.
/// </summary>
public static class AttentionPicture
{
    // A browser shows as many squares at once; more of them would be smaller than a pixel anyway.
    private const long MostSquares = 40_000;
    private const int Gap = 16, TitleHeight = 28, HeadTitleHeight = 20, LegendHeight = 34, Margin = 10;

    /// <summary>Draws weights.</summary>
    /// <param name="weights">(query, key) for one head, (heads, query, key) for several.</param>
    /// <param name="options">Labels and sizes; null for the defaults.</param>
    /// <returns>A whole SVG document.</returns>
    /// <exception cref="ArgumentException">The weights have other dimensions, none or more than 40,000 squares, or another number of labels.</exception>
    public static string Svg(Tensor weights, AttentionPictureOptions? options = null)
    {
        options ??= new();
        using var scope = NewDisposeScope();
        if (weights.dim() is not (2 or 3)) throw new ArgumentException($"Weights are (query, key) or (heads, query, key), not ({string.Join(", ", weights.shape)}): take one text of the batch by weights[0].", nameof(weights));
        var three = weights.dim() == 2 ? weights.unsqueeze(0) : weights; // (heads, query, key)
        if (three.numel() is 0 or > MostSquares) throw new ArgumentException($"A picture has 1 to {MostSquares} squares, and {three.numel()} are asked for: take fewer heads or a part of the text by narrow.", nameof(weights));
        var (heads, queries, keys) = ((int)three.size(0), (int)three.size(1), (int)three.size(2));
        var numbers = three.detach().cpu().to(ScalarType.Float64).contiguous().data<double>().ToArray();
        var highest = numbers.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        var grid = new HeadGrid(Labels(options.Queries, queries, "queries"), Labels(options.Keys, keys, "keys"), options.Square, highest > 0 ? highest : 1);
        return Compose(numbers, heads, grid, options);
    }

    private static string Compose(double[] numbers, int heads, HeadGrid grid, AttentionPictureOptions options)
    {
        var columns = Math.Clamp(options.Columns, 1, heads);
        var (headWidth, headHeight) = (grid.Width + Gap, grid.Height + Gap + (heads > 1 ? HeadTitleHeight : 0));
        var top = Margin + (options.Title is null ? 0 : TitleHeight);
        var width = Math.Max((2 * Margin) + (columns * headWidth), HeatColours.LegendWidth + (2 * Margin));
        var height = top + ((heads + columns - 1) / columns * headHeight) + LegendHeight;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#222\" role=\"img\">\n");
        // A ground of its own: the page around it may be dark.
        svg.Append("<rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"#fff\"/>\n");
        if (options.Title is { } title) svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin}\" y=\"{Margin + 14}\" font-size=\"14\" font-weight=\"bold\">{SvgText.Escape(title)}</text>\n");
        for (var head = 0; head < heads; head++)
        {
            var (x, y) = (Margin + (head % columns * headWidth), top + (head / columns * headHeight));
            if (heads > 1) svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + grid.Left}\" y=\"{y + 13}\">head {head}</text>\n");
            grid.Append(svg, numbers.AsSpan(head * grid.Count, grid.Count), x, y + (heads > 1 ? HeadTitleHeight : 0));
        }

        HeatColours.AppendLegend(svg, Margin, height - LegendHeight, grid.Highest);
        return svg.Append("</svg>\n").ToString();
    }

    private static string[] Labels(IReadOnlyList<string>? given, int count, string what) =>
        given is null ? [.. Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture))]
        : given.Count == count ? [.. given]
        : throw new ArgumentException($"{given.Count} labels are given for {count} {what}.");
}
