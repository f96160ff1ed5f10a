namespace Deja.Torch.Gradients.Reports;

/// <summary>What is counted on the way through a gradient.</summary>
internal sealed class GradientTally
{
    public double Sum { get; private set; }

    /// <summary>The sum of what is not finite.</summary>
    public double Others { get; private set; }

    public double Squares { get; private set; }

    public double Largest { get; private set; }

    public long Zeros { get; private set; }

    public long NotNumbers { get; private set; }

    public long Infinite { get; private set; }

    public long[] Decades { get; } = new long[GradientStatistics.LastDecade - GradientStatistics.FirstDecade + 1];

    public void Add(double value)
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
        else Decades[Math.Clamp((int)Math.Floor(Math.Log10(size)), GradientStatistics.FirstDecade, GradientStatistics.LastDecade) - GradientStatistics.FirstDecade]++;
    }
}
