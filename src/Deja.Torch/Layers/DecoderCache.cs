using Deja.Torch.Attention;
using static TorchSharp.torch;

namespace Deja.Torch.Layers;

/// <summary>What all layers of a decoder keep between steps. Whoever makes it disposes it.</summary>
public sealed class DecoderCache : IDisposable
{
    /// <param name="layers">How many layers there are.</param>
    /// <param name="capacity">Room at the start, in tokens; null for <see cref="KeyValueCache"/>'s own choice.</param>
    public DecoderCache(int layers, long? capacity = null) =>
        Layers = [.. Enumerable.Range(0, layers).Select(_ => new LayerCache(capacity is { } room ? new KeyValueCache(room) : new KeyValueCache(), new CrossCache()))];

    /// <summary>Each layer's, from the bottom.</summary>
    public IReadOnlyList<LayerCache> Layers { get; }

    /// <summary>How many tokens are cached.</summary>
    public long Length => Layers.Count == 0 ? 0 : Layers[0].Self.Length;

    /// <inheritdoc cref="KeyValueCache.Reorder"/>
    public void Reorder(Tensor rows)
    {
        foreach (var layer in Layers)
        {
            layer.Self.Reorder(rows);
            layer.Cross.Reorder(rows);
        }
    }

    /// <inheritdoc cref="KeyValueCache.Truncate"/>
    public void Truncate(long length)
    {
        if (length < 0 || length > Layers.Select(l => l.Self.Length).DefaultIfEmpty(0).Max()) throw new ArgumentOutOfRangeException(nameof(length), length, $"{Length} tokens are cached.");
        foreach (var layer in Layers)
            layer.Self.Truncate(Math.Min(length, layer.Self.Length));
    }

    /// <summary>Forgets everything, the encoder's text too, and keeps the room for the next text.</summary>
    public void Reset()
    {
        foreach (var layer in Layers)
        {
            layer.Self.Reset();
            layer.Cross.Reset();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var layer in Layers)
            layer.Dispose();
    }
}
