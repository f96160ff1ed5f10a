using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Deja.Torch.Layers;

/// <summary>Layers above each other: an encoder, or with a causal mask a decoder.</summary>
public sealed class TransformerLayers : Module<LayersInput, LayersOutput>
{
    [ComponentName(Name = "layer")]
    private readonly ModuleList<TransformerLayer> _layers;

    /// <param name="layers">How many.</param>
    /// <param name="config">Of each.</param>
    public TransformerLayers(int layers, LayerConfig config) : base(nameof(TransformerLayers))
    {
        _layers = new([.. Enumerable.Range(0, layers).Select(_ => new TransformerLayer(config))]);
        RegisterComponents();
    }

    /// <summary>How many layers there are.</summary>
    public int Count => _layers.Count;

    /// <summary>(batch, length, hidden) → the same, and what else is asked for. When it is refused, the cache is as it was.</summary>
    /// <exception cref="ArgumentException">As for a layer; or the cache or the head masks are of another number of layers.</exception>
    public override LayersOutput forward(LayersInput input)
    {
        if (input.Cache is { } cache && cache.Layers.Count != Count) throw new ArgumentException($"A cache of {cache.Layers.Count} layers is given to {Count}.", nameof(input));
        var before = input.Cache?.Length ?? 0;
        try
        {
            return Run(input);
        }
        catch
        {
            // The layers below the one that refused have seen the new tokens.
            input.Cache?.Truncate(before);
            throw;
        }
    }

    private LayersOutput Run(LayersInput input)
    {
        using var scope = NewDisposeScope();
        using var headMasks = input.HeadMasks is { } masks ? Masks(masks) : null; // (layers, heads)
        var hidden = input.Hidden.alias(); // (batch, length, hidden)
        var (states, weights, crossWeights) = (new List<Tensor>(), new List<Tensor>(), new List<Tensor>());
        for (var i = 0; i < Count; i++)
        {
            if (input.WantsStates) states.Add(hidden);
            var below = hidden;
            (hidden, var own, var cross) = _layers[i].call(Of(input, hidden, i, headMasks)); // (batch, length, hidden)
            if (own is not null) weights.Add(own);
            if (cross is not null) crossWeights.Add(cross);
            // Many layers would hold what all layers gave until its end.
            if (!input.WantsStates) below.Dispose();
        }

        if (input.WantsStates) states.Add(hidden);
        return new LayersOutput(hidden, states, weights, crossWeights).MoveToOuterDisposeScope();
    }

    // As Hugging Face's models read them: one for all layers, or one for each.
    private Tensor Masks(Tensor masks) => masks.dim() switch
    {
        1 => masks.unsqueeze(0).expand(Count, -1),
        2 when masks.size(0) == Count => masks.alias(),
        _ => throw new ArgumentException($"Head masks of [{string.Join(", ", masks.shape)}] are given to {Count} layers: give (heads), or (layers, heads)."),
    };

    private static LayerInput Of(LayersInput input, Tensor hidden, int layer, Tensor? headMasks) => new()
    {
        Hidden = hidden,
        Mask = input.Mask,
        IsCausal = input.IsCausal,
        HeadMask = headMasks?.select(0, layer).view(1, -1, 1, 1), // (1, heads, 1, 1)
        EncoderHidden = input.EncoderHidden,
        EncoderMask = input.EncoderMask,
        Cache = input.Cache?.Layers[layer],
        WantsWeights = input.WantsWeights,
    };
}
