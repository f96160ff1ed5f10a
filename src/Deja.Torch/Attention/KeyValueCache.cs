using static TorchSharp.torch;

namespace Deja.Torch.Attention;

/// <summary>
/// The keys and values that self-attention has seen, in one buffer that has room for more: a new token is written behind the others. Concatenating would copy all of them at each token. When the room is
/// used up it is doubled: over any length, that is fewer than two copies a token in the mean.
/// <para>No gradient flows through it: what is appended is cut off from its graph. A step that is trained gets gradients for its own tokens, not for those that were cached before. Whoever makes a cache disposes it.</para>
/// </summary>
/// <param name="capacity">Room at the start, in tokens. 64: short texts never grow it. Given the length that is wanted, it is never copied at all.</param>
public sealed class KeyValueCache(long capacity = KeyValueCache.FirstCapacity) : IDisposable
{
    private const long FirstCapacity = 64;

    private Tensor? _keys;   // (batch, heads, capacity, d)
    private Tensor? _values; // (batch, heads, capacity, d)
    private bool _isDisposed;

    /// <summary>How many tokens are cached.</summary>
    public long Length { get; private set; }

    /// <summary>For how many there is room.</summary>
    public long Capacity => _keys?.size(2) ?? capacity;

    /// <summary>The cached keys: (batch, heads, length, d). A view of the buffer: what is appended later doesn't change it; reordering, and truncating and appending anew, do.</summary>
    /// <exception cref="InvalidOperationException">Nothing was ever cached; after <see cref="Reset"/> there are 0 tokens.</exception>
    public Tensor Keys() => Used(_keys);

    /// <summary>The cached values, as <see cref="Keys"/>.</summary>
    /// <exception cref="InvalidOperationException">Nothing was ever cached; after <see cref="Reset"/> there are 0 tokens.</exception>
    public Tensor Values() => Used(_values);

    /// <summary>Writes keys and values behind the others.</summary>
    /// <param name="keys">(batch, heads, new, d), of the sizes and type of those before.</param>
    /// <param name="values">The same.</param>
    /// <exception cref="ArgumentException">They don't fit each other, or those before.</exception>
    public void Append(Tensor keys, Tensor values)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        CheckFits(keys, values);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var added = keys.size(2);
        MakeRoom(keys, values, Length + added);
        _keys!.narrow(2, Length, added).copy_(keys);     // (batch, heads, new, d)
        _values!.narrow(2, Length, added).copy_(values); // (batch, heads, new, d)
        Length += added;
    }

    /// <summary>Has row i continue what row <paramref name="rows"/>[i] held: what beam search does after each step. Rows may be repeated or left out.</summary>
    /// <param name="rows">(new batch), whole numbers.</param>
    public void Reorder(Tensor rows)
    {
        if (_keys is null || _values is null) return;
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var (keys, values) = (Keys().index_select(0, rows), Values().index_select(0, rows));           // (new batch, heads, length, d)
        if (keys.size(0) != _keys.size(0)) Replace(Buffer(keys, Capacity), Buffer(values, Capacity));  // (new batch, heads, capacity, d)
        _keys.narrow(2, 0, Length).copy_(keys);
        _values.narrow(2, 0, Length).copy_(values);
    }

    /// <summary>Forgets all but the first tokens, such as those that were guessed wrongly.</summary>
    /// <param name="length">How many are kept; at most <see cref="Length"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public void Truncate(long length)
    {
        if (length < 0 || length > Length) throw new ArgumentOutOfRangeException(nameof(length), length, $"{Length} tokens are cached.");
        Length = length;
    }

    /// <summary>Forgets everything, and keeps the room for the next text.</summary>
    public void Reset() => Length = 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        _keys?.Dispose();
        _values?.Dispose();
        (_keys, _values, Length, _isDisposed) = (null, null, 0, true);
    }

    private Tensor Used(Tensor? buffer) => buffer?.narrow(2, 0, Length) ?? throw new InvalidOperationException("Nothing was cached yet.");

    private void CheckFits(Tensor keys, Tensor values)
    {
        if (keys.dim() != 4 || !keys.shape.AsSpan().SequenceEqual(values.shape)) throw new ArgumentException($"Keys and values to cache have the same four dimensions, not {Shape(keys)} and {Shape(values)}.");
        if (Length > 0 && !(IsLike(_keys!, keys) && IsLike(_values!, values))) throw new ArgumentException($"Keys of {Shape(keys)} in {keys.dtype} and values in {values.dtype} can't follow cached ones of {Shape(Keys())} in {_keys!.dtype} and {_values!.dtype}. Reset the cache, or reorder its rows to the new batch.");
    }

    private void MakeRoom(Tensor keys, Tensor values, long length)
    {
        var isUsable = _keys is not null && IsLike(_keys, keys) && IsLike(_values!, values);
        if (isUsable && length <= Capacity) return;
        var room = Math.Max(length, isUsable ? 2 * Capacity : Capacity);
        var (newKeys, newValues) = (Buffer(keys, room), Buffer(values, room)); // (batch, heads, capacity, d)
        if (Length > 0)
        {
            newKeys.narrow(2, 0, Length).copy_(Keys());
            newValues.narrow(2, 0, Length).copy_(Values());
        }

        Replace(newKeys, newValues);
    }

    private void Replace(Tensor keys, Tensor values)
    {
        _keys?.Dispose();
        _values?.Dispose();
        (_keys, _values) = (keys.DetachFromDisposeScope(), values.DetachFromDisposeScope());
    }

    private static Tensor Buffer(Tensor like, long room) => empty(like.size(0), like.size(1), room, like.size(3), like.dtype, like.device);

    private static bool IsLike(Tensor one, Tensor other) =>
        one.size(0) == other.size(0) && one.size(1) == other.size(1) && one.size(3) == other.size(3) && one.dtype == other.dtype;

    private static string Shape(Tensor tensor) => $"({string.Join(", ", tensor.shape)})";
}
