using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Deja.Torch.Layers;

/// <summary>The end of each part of a layer: project, drop, add what came in, normalise. BERT normalises after the sum; weights of models that do it before give nonsense here.</summary>
/// <seealso href="https://arxiv.org/abs/1706.03762">Attention Is All You Need, section 3.1</seealso>
public sealed class ResidualOutput : Module<Tensor, Tensor, Tensor>
{
    private readonly double _dropout;

    [ComponentName(Name = "dense")]
    private readonly Linear _dense;

    [ComponentName(Name = "LayerNorm")]
    private readonly LayerNorm _norm;

    /// <param name="width">Of what the part made.</param>
    /// <param name="config">The layer's.</param>
    public ResidualOutput(long width, LayerConfig config) : base(nameof(ResidualOutput))
    {
        _dropout = config.Dropout;
        _dense = Linear(width, config.Attention.HiddenSize);
        _norm = LayerNorm(config.Attention.HiddenSize, config.NormEpsilon);
        RegisterComponents();
    }

    /// <param name="made">What the part made: (batch, length, width).</param>
    /// <param name="before">What came into it: (batch, length, hidden).</param>
    public override Tensor forward(Tensor made, Tensor before)
    {
        using var scope = NewDisposeScope();
        var projected = _dense.call(made);                                                    // (batch, length, hidden)
        if (training && _dropout > 0) projected = functional.dropout(projected, _dropout);
        return _norm.call(projected + before).MoveToOuterDisposeScope();                      // (batch, length, hidden)
    }
}
