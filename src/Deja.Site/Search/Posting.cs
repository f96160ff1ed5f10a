using Deja.Recall.Published;

namespace Deja.Site.Search;

/// <summary>That an entry has a term, and how often, in two bytes: what a browser needs to rank entries before it has read one.</summary>
/// <param name="Term">The term's number, as the <see cref="TermCounts"/> that counted it has it.</param>
/// <param name="Ordinal">The entry's in its note.</param>
/// <param name="Fields">In the heading (two bits), in what is above it (two bits), below it (four bits, the weight in fifteenths of four).</param>
/// <param name="Length">The entry's length, twelve steps for each doubling.</param>
internal readonly record struct Posting(int Term, int Ordinal, byte Fields, byte Length)
{
    private const int MostTimes = 3;
    private const int MostBelow = 15;
    private const double FullBelow = 4;
    private const double StepsOfDoubling = 12;

    public static Posting Of(int term, int ordinal, FieldCounts counts, byte length)
    {
        var below = counts.Below <= 0 ? 0 : Math.Max(1, (int)Math.Round(Math.Min(FullBelow, counts.Below) / FullBelow * MostBelow));
        var fields = (Math.Min(MostTimes, counts.Heading) << 6) | (Math.Min(MostTimes, counts.Context) << 4) | below;
        return new Posting(term, ordinal, (byte)fields, length);
    }

    /// <summary>A length in a byte.</summary>
    public static byte LengthOf(int characters) => (byte)Math.Min(byte.MaxValue, Math.Round(Math.Log2(characters + 1) * StepsOfDoubling));
}
