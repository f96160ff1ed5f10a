using Deja.Torch.Attention;

namespace Deja.Torch.Layers;

/// <summary>What one decoder layer keeps between steps. It disposes its two caches.</summary>
/// <param name="self">What self-attention has seen.</param>
/// <param name="cross">The encoder's keys and values; not filled in a layer without cross-attention.</param>
public sealed class LayerCache(KeyValueCache self, CrossCache cross) : IDisposable
{
    /// <summary>What self-attention has seen.</summary>
    public KeyValueCache Self { get; } = self;

    /// <summary>The encoder's keys and values.</summary>
    public CrossCache Cross { get; } = cross;

    /// <inheritdoc/>
    public void Dispose()
    {
        Self.Dispose();
        Cross.Dispose();
    }
}
