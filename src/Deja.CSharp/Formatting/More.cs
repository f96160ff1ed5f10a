using System.Collections;

namespace Deja.CSharp.Formatting;

/// <summary>How much of a sequence isn't shown.</summary>
internal static class More
{
    private const int MostCounted = 100_000;

    /// <summary>The number beyond those shown: exact where it is known or can be counted soon, else "many".</summary>
    public static string Count(IEnumerable sequence)
    {
        if (sequence is ICollection collection)
            return Number(collection.Count - TextView.MostItems);
        var count = 0;
        var since = Environment.TickCount64;
        foreach (var _ in sequence)
        {
            if (++count > MostCounted || Environment.TickCount64 - since > 200)
                return "many";
        }

        return Number(count - TextView.MostItems);
    }

    private static string Number(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
