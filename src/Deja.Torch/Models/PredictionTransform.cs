using Deja.Torch.Layers;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Deja.Torch.Models;

/// <summary>What stands between a state and its comparison with all words: project, activate, normalise.</summary>
public sealed class PredictionTransform : Module<Tensor, Tensor>
{
    private readonly Activation _activation;

    [ComponentName(Name = "dense")]
    private readonly Linear _dense;

    [ComponentName(Name = "LayerNorm")]
    private readonly LayerNorm _norm;

    /// <param name="config">The layers'.</param>
    public PredictionTransform(LayerConfig config) : base(nameof(PredictionTransform))
    {
        _activation = config.Activation;
        _dense = Linear(config.Attention.HiddenSize, config.Attention.HiddenSize);
        _norm = LayerNorm(config.Attention.HiddenSize, config.NormEpsilon);
        RegisterComponents();
    }

    /// <summary>(batch, length, hidden) → the same.</summary>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return _norm.call(_activation.Of(_dense.call(input))).MoveToOuterDisposeScope(); // (batch, length, hidden)
    }
}
