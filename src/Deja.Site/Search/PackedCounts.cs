using Deja.Recall.Published;

namespace Deja.Site.Search;

/// <summary>How often an entry has a term, and how long it is, in a byte each: what a browser needs to rank entries before it has read one.</summary>
internal static class PackedCounts
{
    private const int MostTimes = 3;
    private const int MostBelow = 15;
    private const double FullBelow = 4;
    private const double StepsOfDoubling = 12;

    /// <summary>In the heading (two bits), in what is above it (two bits), below it (four bits, the weight in fifteenths of four).</summary>
    public static byte Fields(FieldCounts counts)
    {
        var below = counts.Below <= 0 ? 0 : Math.Max(1, (int)Math.Round(Math.Min(FullBelow, counts.Below) / FullBelow * MostBelow));
        return (byte)((Math.Min(MostTimes, counts.Heading) << 6) | (Math.Min(MostTimes, counts.Context) << 4) | below);
    }

    /// <summary>A length, twelve steps for each doubling.</summary>
    public static byte Length(int characters) => (byte)Math.Min(byte.MaxValue, Math.Round(Math.Log2(characters + 1) * StepsOfDoubling));
}
