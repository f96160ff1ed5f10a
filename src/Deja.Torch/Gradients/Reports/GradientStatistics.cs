using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Deja.Torch.Gradients.Reports;

/// <summary>Numbers about one gradient, counted in float64. NaN and infinities go into norm, mean and largest as arithmetic has it; the finite ones leave them out.</summary>
public sealed record GradientStatistics
{
    /// <summary>The smallest power of ten with a bar of its own in <see cref="Decades"/>; what is smaller counts there too.</summary>
    public const int FirstDecade = -12;

    /// <summary>The largest power of ten with a bar of its own; what is larger counts there too.</summary>
    public const int LastDecade = 4;

    // As many entries are converted to float64 at once, so that a large gradient isn't there twice.
    private const long Portion = 1 << 20;

    /// <summary>How many entries it has.</summary>
    public long Count { get; private set; }

    /// <summary>The square root of the sum of squares.</summary>
    public double Norm { get; private set; }

    /// <summary>The mean. NaN where there are no entries.</summary>
    public double Mean { get; private set; }

    /// <summary>The largest absolute value.</summary>
    public double Largest { get; private set; }

    /// <summary>How many entries are 0.</summary>
    public long Zeros { get; private set; }

    /// <summary>How many are NaN.</summary>
    public long NotNumbers { get; private set; }

    /// <summary>How many are infinite.</summary>
    public long Infinite { get; private set; }

    /// <summary>The norm of the finite entries.</summary>
    public double FiniteNorm { get; private set; }

    /// <summary>The mean of the finite entries. NaN where there are none.</summary>
    public double FiniteMean { get; private set; }

    /// <summary>The largest absolute value of the finite entries.</summary>
    public double FiniteLargest { get; private set; }

    /// <summary>How many finite entries other than 0 there are by size: one number for each power of ten from <see cref="FirstDecade"/> to <see cref="LastDecade"/>.</summary>
    public IReadOnlyList<long> Decades { get; private set; } = [];

    /// <summary>The share of zeros, 0 to 1.</summary>
    public double ShareOfZeros => Count == 0 ? 0 : (double)Zeros / Count;

    /// <summary>Counts through a gradient once. It stays as it is, and may be sparse, strided, complex (each part is an entry then), or on another device.</summary>
    public static GradientStatistics Of(Tensor gradient)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var held = gradient.is_sparse ? Entries(gradient) : gradient;
        var count = gradient.numel();
        if (held.is_complex()) (held, count) = (view_as_real(held), 2 * count);  // both parts count as entries
        var flat = held.detach().reshape(-1);                                    // (entries)
        var tally = new GradientTally();
        tally.AddZeros(count - flat.numel());
        for (long start = 0; start < flat.numel(); start += Portion)
        {
            using var one = NewDisposeScope();
            var part = flat.narrow(0, start, Math.Min(Portion, flat.numel() - start)).to(ScalarType.Float64).cpu().contiguous();
            tally.Add(MemoryMarshal.Cast<byte, double>(part.bytes));
        }

        return Of(tally, count);
    }

    // What a sparse gradient holds, each place once: one of an embedding holds a row for each time that a word came up. Made dense, it would be the whole vocabulary.
    private static Tensor Entries(Tensor sparse)
    {
        var (indices, values) = (sparse.SparseIndices, sparse.SparseValues);     // (dimensions, held), (held, ...)
        var place = zeros(indices.size(1), ScalarType.Int64, indices.device);    // (held)
        for (var d = 0; d < indices.size(0); d++) place = (place * sparse.size(d)) + indices[d];
        var (places, inverse, _) = place.unique(return_inverse: true);           // (places), (held)
        return zeros([places.size(0), .. values.shape[1..]], values.dtype, values.device).index_add(0, inverse!, values, 1); // (places, ...)
    }

    private static GradientStatistics Of(GradientTally tally, long count)
    {
        var finite = count - tally.NotNumbers - tally.Infinite;
        return new()
        {
            Count = count,
            Zeros = tally.Zeros,
            NotNumbers = tally.NotNumbers,
            Infinite = tally.Infinite,
            Norm = tally.NotNumbers > 0 ? double.NaN : tally.Infinite > 0 ? double.PositiveInfinity : Math.Sqrt(tally.Squares),
            Mean = (tally.Sum + tally.Others) / count,
            Largest = tally.NotNumbers > 0 ? double.NaN : tally.Infinite > 0 ? double.PositiveInfinity : tally.Largest,
            FiniteNorm = Math.Sqrt(tally.Squares),
            FiniteMean = tally.Sum / finite,
            FiniteLargest = tally.Largest,
            Decades = tally.Decades,
        };
    }
}
