using System.Globalization;
using System.Text;

namespace Deja.Host.Logs;

/// <summary>
/// Keeps the first and the last bytes of whatever is written, however much that is: behind the head the store is a ring, written round and
/// round. As long as nothing is cut, the store holds just what was written.
/// </summary>
/// <param name="store">Empty, readable and seekable.</param>
/// <param name="head">How many of the first bytes are kept.</param>
/// <param name="tail">How many of the last bytes are kept.</param>
internal sealed class HeadAndTail(Stream store, int head, int tail)
{
    /// <summary>How far into the tail its first whole line is looked for.</summary>
    private const int LongestLine = 8 * 1024;

    private long _dropEnd;

    /// <summary>All bytes that were written or dropped.</summary>
    public long Total { get; private set; }

    /// <summary>Those of them that are kept no more.</summary>
    public long Cut => TailStart - head;

    // Without a cut the tail begins where the head ends, or would.
    private long TailStart => Math.Max(head, Math.Max(Total - tail, _dropEnd));

    /// <summary>Where in the store the next byte belongs.</summary>
    public long Place => PlaceOf(Total);

    /// <summary>How many bytes have their place there one after another; never 0.</summary>
    public long Room => head + tail - Place;

    /// <exception cref="IOException">The store can't be written.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var part = bytes[..(int)Math.Min(Room, bytes.Length)];
            store.Position = Place;
            store.Write(part);
            Skip(part.Length);
            bytes = bytes[part.Length..];
        }
    }

    /// <summary>Counts bytes that were put into the store at their place already.</summary>
    /// <param name="count">At most <see cref="Room"/>.</param>
    public void Skip(int count) => Total += count;

    /// <summary>Counts bytes that are not kept, as so many come behind them; not before the head is full.</summary>
    public void Drop(long count)
    {
        Total += count;
        _dropEnd = Total;
    }

    /// <summary>Writes what is kept in its order; where something was cut, a line says how much.</summary>
    /// <exception cref="IOException">The store can't be read, or the destination not written.</exception>
    public void CopyTo(Stream destination)
    {
        if (Cut == 0)
        {
            Copy(0, Total, destination);
            return;
        }

        var start = FirstWholeLine(TailStart);
        Copy(0, head, destination);
        destination.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\n[deja: {start - head} bytes of output are left out here]\n")));
        Copy(start, Total, destination);
    }

    /// <summary>What <see cref="CopyTo"/> writes, as UTF-8 with <c>U+FFFD</c> for what is none.</summary>
    public string ReadText()
    {
        // A line says what was cut; room for it too, so that the text is not copied once more.
        using var text = new MemoryStream((int)Math.Min(Total, head + tail) + 100);
        CopyTo(text);
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    // Behind a drop the ring begins anew, so that the store has no holes.
    private long PlaceOf(long position) => position < head ? position : head + ((position - Math.Max(head, _dropEnd)) % tail);

    private long FirstWholeLine(long from)
    {
        var look = new MemoryStream();
        Copy(from, Math.Min(Total, from + LongestLine), look);
        return from + look.GetBuffer().AsSpan(0, (int)look.Length).IndexOf((byte)'\n') + 1;
    }

    private void Copy(long from, long to, Stream destination)
    {
        var buffer = new byte[Math.Min(64 * 1024, to - from)];
        while (from < to)
        {
            store.Position = PlaceOf(from);
            var end = from < head ? head : head + tail;
            var got = store.Read(buffer, 0, (int)Math.Min(Math.Min(buffer.Length, to - from), end - store.Position));
            if (got == 0) throw new EndOfStreamException("the run's log was cut short by someone else");
            destination.Write(buffer, 0, got);
            from += got;
        }
    }
}
