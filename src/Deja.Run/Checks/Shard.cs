using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Deja.Run.Checks;

/// <summary>One of several machines' part of the notes: each note belongs to one part, the same on every machine and whatever other notes there are.</summary>
/// <param name="Index">From 1.</param>
/// <param name="Count">How many parts there are.</param>
public readonly record struct Shard(int Index, int Count)
{
    /// <summary>All notes.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Reads <c>2/5</c>.</summary>
    public static bool TryParse(string text, out Shard shard)
    {
        shard = Whole;
        if (text.Split('/') is not [var index, var count]
            || !int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n))
        {
            return false;
        }

        shard = new Shard(i, n);
        return i >= 1 && i <= n;
    }

    /// <summary>Whether a note is of this part.</summary>
    public bool Has(string note) => Count == 1 || BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(note)), 0) % (uint)Count == (uint)(Index - 1);
}
