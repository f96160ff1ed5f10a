using System.Globalization;
using System.Text;

namespace Deja.Torch.Pictures;

/// <summary>From white to a dark blue: more is darker, also without colours.</summary>
internal static class HeatColours
{
    /// <summary>How wide a legend is, with its numbers.</summary>
    public const int LegendWidth = 190;

    // Of what is no number there is no more or less.
    private const string None = "#d9a0a0";
    private const int Steps = 20, StepWidth = 6, BarHeight = 12;
    private static readonly (int Red, int Green, int Blue) Low = (247, 251, 255), High = (8, 48, 107);

    public static string Of(double weight, double highest)
    {
        if (double.IsNaN(weight)) return None;
        var share = Math.Clamp(weight / highest, 0, 1);
        return $"#{Mixed(Low.Red, High.Red, share):x2}{Mixed(Low.Green, High.Green, share):x2}{Mixed(Low.Blue, High.Blue, share):x2}";
    }

    public static void AppendLegend(StringBuilder svg, int x, int y, double highest)
    {
        var bar = x + 14;
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y + 11}\">0</text>\n");
        for (var i = 0; i < Steps; i++)
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{bar + (i * StepWidth)}\" y=\"{y}\" width=\"{StepWidth}\" height=\"{BarHeight}\" fill=\"{Of(i, Steps - 1)}\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{bar + (Steps * StepWidth) + 6}\" y=\"{y + 11}\">{highest:0.00}</text>\n");
    }

    private static int Mixed(int low, int high, double share) => (int)Math.Round(low + ((high - low) * share));
}
