using Deja.Torch.Attention;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Deja.Torch.Layers;

/// <summary>One layer: self-attention, cross-attention where it has one, feed-forward. With a causal mask it is a decoder's, without an encoder's.</summary>
/// <seealso href="https://arxiv.org/abs/1706.03762">Attention Is All You Need, section 3.1 and figure 1</seealso>
public sealed class TransformerLayer : Module<LayerInput, LayerOutput>
{
    [ComponentName(Name = "attention")]
    private readonly AttentionBlock _self;

    [ComponentName(Name = "crossattention")]
    private readonly AttentionBlock? _cross;

    [ComponentName(Name = "intermediate")]
    private readonly Intermediate _intermediate;

    [ComponentName(Name = "output")]
    private readonly ResidualOutput _output;

    /// <summary>A layer of random weights.</summary>
    public TransformerLayer(LayerConfig config) : base(nameof(TransformerLayer))
    {
        _self = new(config);
        // An encoder's keys have no place in the decoder's text, so they aren't turned.
        _cross = config.HasCrossAttention ? new(config with { Attention = config.Attention with { Rotary = null } }) : null;
        _intermediate = new(config);
        _output = new(config.IntermediateSize, config);
        RegisterComponents();
    }

    /// <summary>(batch, length, hidden) → the same, and both attentions' weights where they are asked for.</summary>
    /// <exception cref="ArgumentException">Shapes or types don't fit each other, or an encoder's states are given to a layer without cross-attention.</exception>
    public override LayerOutput forward(LayerInput input)
    {
        if (_cross is null && input.EncoderHidden is not null) throw new ArgumentException("An encoder's states are given to a layer without cross-attention: set HasCrossAttention.", nameof(input));
        using var scope = NewDisposeScope();
        var (hidden, weights) = _self.call(OfItself(input));                                              // (batch, length, hidden)
        Tensor? crossWeights = null;
        if (_cross is not null && (input.EncoderHidden is not null || input.Cache is { Cross.IsFilled: true }))
            (hidden, crossWeights) = _cross.call(OfEncoder(input, hidden));                               // (batch, length, hidden)
        var output = _output.call(_intermediate.call(hidden), hidden);                                    // (batch, length, hidden)
        return new(output.MoveToOuterDisposeScope(), weights?.MoveToOuterDisposeScope(), crossWeights?.MoveToOuterDisposeScope());
    }

    private static AttentionInput OfItself(LayerInput input) => new()
    {
        Hidden = input.Hidden,
        Mask = input.Mask,
        IsCausal = input.IsCausal,
        HeadMask = input.HeadMask,
        Cache = input.Cache?.Self,
        WantsWeights = input.WantsWeights,
    };

    private static AttentionInput OfEncoder(LayerInput input, Tensor hidden) => new()
    {
        Hidden = hidden,
        HeadMask = input.HeadMask,
        EncoderHidden = input.EncoderHidden,
        EncoderMask = input.EncoderMask,
        CrossCache = input.Cache?.Cross,
        WantsWeights = input.WantsWeights,
    };
}
