using Deja.Host.Logs;

namespace Deja.Host.Tees;

/// <summary>Where input is read to. It is also what keeps the first and the last of it: reading round and round in one store costs no second copy.</summary>
internal sealed class TeeBuffer
{
    /// <summary>A read of this size costs the system far more than the call; a longer one would let the processes on both sides wait for each other.</summary>
    public const int Most = 256 * 1024;

    // More than the 200 and 400 lines, of 600 characters at most, that are ever looked at; and it stays in the processor's cache.
    private const int Head = 64 * 1024;
    private const int Tail = 256 * 1024;

    private readonly byte[] _store = GC.AllocateUninitializedArray<byte>(Head + Tail);
    private readonly HeadAndTail _kept;

    public TeeBuffer() => _kept = new HeadAndTail(new MemoryStream(_store), Head, Tail);

    /// <summary>Where the next bytes are to be read to; never empty.</summary>
    public Span<byte> Room => _store.AsSpan((int)_kept.Place, (int)Math.Min(Most, _kept.Room));

    /// <summary>Takes what was read into <see cref="Room"/>.</summary>
    /// <returns>It, until the next read.</returns>
    public ReadOnlySpan<byte> Take(int count)
    {
        var taken = Room[..count];
        _kept.Skip(count);
        return taken;
    }

    /// <inheritdoc cref="TeeEnd.ReadText"/>
    public string? ReadText() => _store.AsSpan(0, (int)Math.Min(_kept.Total, _store.Length)).Contains((byte)0) ? null : _kept.ReadText();
}
