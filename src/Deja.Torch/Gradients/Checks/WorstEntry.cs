using static TorchSharp.torch;

namespace Deja.Torch.Gradients.Checks;

/// <summary>The entry of two Jacobians that is farthest off, relative to what is allowed.</summary>
internal readonly record struct WorstEntry(double Excess, long Row, long Column, double ByBackward, double ByDifferences)
{
    /// <summary>Whether it is no farther than is allowed.</summary>
    public bool Passed => Excess <= 1;

    public static WorstEntry Of(Tensor byBackward, Tensor byDifferences, GradCheckOptions options)
    {
        if (byBackward.numel() == 0) return new(0, 0, 0, 0, 0);
        using var scope = NewDisposeScope();
        var (backward, differences) = (byBackward.contiguous().data<double>().ToArray(), byDifferences.contiguous().data<double>().ToArray());
        var (worst, excess) = (0, double.NegativeInfinity);
        for (var i = 0; i < backward.Length; i++)
        {
            var over = ExcessOf(backward[i], differences[i], options);
            if (over > excess) (worst, excess) = (i, over);
        }

        return new(excess, worst / byBackward.size(1), worst % byBackward.size(1), backward[worst], differences[worst]);
    }

    /// <summary>The index in a shape of an entry that is counted through.</summary>
    public static long[] Index(long entry, IReadOnlyList<long> shape)
    {
        var index = new long[shape.Count];
        if (shape.Contains(0)) return index;
        for (var d = shape.Count - 1; d >= 0; d--) (entry, index[d]) = (entry / shape[d], entry % shape[d]);
        return index;
    }

    // How many times what is allowed they differ; equal ones agree, also where nothing is allowed, and NaN does with NaN. On one side alone it is the worst there is.
    private static double ExcessOf(double backward, double difference, GradCheckOptions options)
    {
        if (backward.Equals(difference)) return 0;
        var over = Math.Abs(backward - difference) / (options.Absolute + (options.Relative * Math.Abs(difference)));
        return double.IsNaN(over) ? double.PositiveInfinity : over;
    }
}
