using static TorchSharp.torch;

namespace Deja.Torch.Attention;

/// <summary>
/// The keys and values of cross-attention: projected from the encoder's states at the first step, and the same at every later one. Whoever makes a cache disposes it.
/// </summary>
public sealed class CrossCache : IDisposable
{
    private Tensor? _keys;   // (batch, heads, encoder length, d)
    private Tensor? _values; // (batch, heads, encoder length, d)

    /// <summary>Whether it holds them, so that the encoder isn't read.</summary>
    public bool IsFilled => _keys is not null;

    /// <summary>The keys: (batch, heads, encoder length, d).</summary>
    /// <exception cref="InvalidOperationException">There are none yet.</exception>
    public Tensor Keys() => _keys?.alias() ?? throw new InvalidOperationException("Nothing was cached yet.");

    /// <summary>The values, as <see cref="Keys"/>.</summary>
    /// <exception cref="InvalidOperationException">There are none yet.</exception>
    public Tensor Values() => _values?.alias() ?? throw new InvalidOperationException("Nothing was cached yet.");

    /// <summary>Takes a copy of keys and values, in place of those it held. No gradient flows through it: the step that fills it trains the encoder, later ones don't.</summary>
    public void Fill(Tensor keys, Tensor values)
    {
        using var scope = NewDisposeScope();
        Replace(keys.detach().clone(), values.detach().clone());
    }

    /// <inheritdoc cref="KeyValueCache.Reorder"/>
    public void Reorder(Tensor rows)
    {
        if (_keys is null || _values is null) return;
        using var noGradient = no_grad();
        Replace(_keys.index_select(0, rows), _values.index_select(0, rows));
    }

    /// <summary>Forgets them: another text of the encoder comes next.</summary>
    public void Reset()
    {
        _keys?.Dispose();
        _values?.Dispose();
        (_keys, _values) = (null, null);
    }

    /// <inheritdoc/>
    public void Dispose() => Reset();

    private void Replace(Tensor keys, Tensor values)
    {
        Reset();
        (_keys, _values) = (keys.DetachFromDisposeScope(), values.DetachFromDisposeScope());
    }
}
