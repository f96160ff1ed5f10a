using System.Globalization;
using System.Text;

namespace Deja.Torch.Pictures;

/// <summary>The squares and labels of one head.</summary>
/// <param name="queries">From the top.</param>
/// <param name="keys">From the left.</param>
/// <param name="square">A square's width in pixels.</param>
/// <param name="highest">The weight that gets the darkest colour.</param>
internal sealed class HeadGrid(string[] queries, string[] keys, int square, double highest)
{
    private const int LabelGap = 5;

    public double Highest { get; } = highest;

    public int Count => queries.Length * keys.Length;

    /// <summary>Room for the queries' labels.</summary>
    public int Left { get; } = queries.Max(SvgText.WidthOf) + LabelGap;

    /// <summary>Room for the keys' labels, which stand upright.</summary>
    private int Top { get; } = keys.Max(SvgText.WidthOf) + LabelGap;

    public int Width => Left + (keys.Length * square);

    public int Height => Top + (queries.Length * square);

    public void Append(StringBuilder svg, ReadOnlySpan<double> weights, int x, int y)
    {
        var (left, top, middle) = (x + Left, y + Top, square / 2);
        for (var k = 0; k < keys.Length; k++)
        {
            var (at, bottom) = (left + (k * square) + middle + 4, top - LabelGap);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{at}\" y=\"{bottom}\" transform=\"rotate(-90 {at} {bottom})\">{SvgText.Short(keys[k])}</text>\n");
        }

        for (var q = 0; q < queries.Length; q++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left - LabelGap}\" y=\"{top + (q * square) + middle + 4}\" text-anchor=\"end\">{SvgText.Short(queries[q])}</text>\n");
            for (var k = 0; k < keys.Length; k++)
            {
                var weight = weights[(q * keys.Length) + k];
                svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{left + (k * square)}\" y=\"{top + (q * square)}\" width=\"{square}\" height=\"{square}\" fill=\"{HeatColours.Of(weight, Highest)}\">");
                svg.Append(CultureInfo.InvariantCulture, $"<title>{SvgText.Escape(queries[q])} → {SvgText.Escape(keys[k])}: {weight:0.000}</title></rect>\n");
            }
        }
    }
}
