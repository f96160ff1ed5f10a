using System.Globalization;

namespace Deja.Torch.Gradients.Reports;

/// <summary>What is counted on the way through a gradient.</summary>
internal sealed class GradientTally
{
    // The lower ends of the bars but the first.
    private static readonly double[] Powers = [.. Enumerable.Range(GradientStatistics.FirstDecade + 1, GradientStatistics.LastDecade - GradientStatistics.FirstDecade).Select(p => double.Parse($"1e{p}", CultureInfo.InvariantCulture))];

    public double Sum { get; private set; }

    /// <summary>The sum of what is not finite.</summary>
    public double Others { get; private set; }

    public double Squares { get; private set; }

    public double Largest { get; private set; }

    public long Zeros { get; private set; }

    public long NotNumbers { get; private set; }

    public long Infinite { get; private set; }

    public long[] Decades { get; } = new long[GradientStatistics.LastDecade - GradientStatistics.FirstDecade + 1];

    public void Add(ReadOnlySpan<double> values)
    {
        foreach (var value in values) Add(value);
    }

    /// <summary>Counts zeros that stand nowhere.</summary>
    public void AddZeros(long count) => Zeros += count;

    private void Add(double value)
    {
        if (!double.IsFinite(value))
        {
            Others += value;
            if (double.IsNaN(value)) NotNumbers++;
            else Infinite++;
            return;
        }

        var size = Math.Abs(value);
        Sum += value;
        Squares += value * value;
        Largest = Math.Max(Largest, size);
        if (size == 0) Zeros++;
        else Decades[Decade(size)]++;
    }

    // Which bar, near enough by the exponent of 2 and then exactly; a logarithm for each entry would be most of the work.
    private static int Decade(double size)
    {
        const double LogOfTwo = 0.30102999566398120;
        var bar = Math.Clamp((int)Math.Floor(Math.ILogB(size) * LogOfTwo) - GradientStatistics.FirstDecade, 0, Powers.Length);
        return bar < Powers.Length && size >= Powers[bar] ? bar + 1 : bar;
    }
}
