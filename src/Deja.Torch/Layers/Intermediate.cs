using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Deja.Torch.Layers;

/// <summary>The first half of the feed-forward part: each position by itself, wider and through the activation. The second half is a <see cref="ResidualOutput"/>.</summary>
/// <seealso href="https://arxiv.org/abs/1706.03762">Attention Is All You Need, section 3.3</seealso>
public sealed class Intermediate : Module<Tensor, Tensor>
{
    private readonly Activation _activation;

    [ComponentName(Name = "dense")]
    private readonly Linear _dense;

    /// <param name="config">The layer's.</param>
    public Intermediate(LayerConfig config) : base(nameof(Intermediate))
    {
        _activation = config.Activation;
        _dense = Linear(config.Attention.HiddenSize, config.IntermediateSize);
        RegisterComponents();
    }

    /// <summary>(batch, length, hidden) → (batch, length, intermediate).</summary>
    public override Tensor forward(Tensor input)
    {
        using var wide = _dense.call(input); // (batch, length, intermediate)
        return _activation.Of(wide);
    }
}
