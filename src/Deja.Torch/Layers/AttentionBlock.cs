using Deja.Torch.Attention;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Deja.Torch.Layers;

/// <summary>Attention with its projection, the sum with what came in, and the norm.</summary>
public sealed class AttentionBlock : Module<AttentionInput, AttentionOutput>
{
    [ComponentName(Name = "self")]
    private readonly MultiHeadAttention _attention;

    [ComponentName(Name = "output")]
    private readonly ResidualOutput _output;

    /// <param name="config">The layer's.</param>
    public AttentionBlock(LayerConfig config) : base(nameof(AttentionBlock))
    {
        _attention = new(config.Attention);
        _output = new(config.Attention.HiddenSize, config);
        RegisterComponents();
    }

    /// <summary>States (batch, query, hidden), and the weights where they are asked for.</summary>
    public override AttentionOutput forward(AttentionInput input)
    {
        using var scope = NewDisposeScope();
        var (context, weights) = _attention.call(input);                   // (batch, query, hidden), (batch, heads, query, key)
        var output = _output.call(context, input.Hidden);                  // (batch, query, hidden)
        return new(output.MoveToOuterDisposeScope(), weights?.MoveToOuterDisposeScope());
    }
}
