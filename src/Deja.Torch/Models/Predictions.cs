using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Deja.Torch.Models;

/// <summary>States to a score for each word: their product with the words' own embeddings, so that these are learned once.</summary>
/// <seealso href="https://arxiv.org/abs/1608.05859">Using the Output Embedding to Improve Language Models, section 3</seealso>
public sealed class Predictions : Module<Tensor, Tensor, Tensor>
{
    [ComponentName(Name = "transform")]
    private readonly PredictionTransform _transform;

    [ComponentName(Name = "bias")]
    private readonly Parameter _bias;

    /// <param name="config">The model's.</param>
    public Predictions(ModelConfig config) : base(nameof(Predictions))
    {
        _transform = new(config.Layer);
        _bias = (Parameter)Parameter(zeros(config.Vocabulary)).DetachFromDisposeScope(); // (vocabulary)
        RegisterComponents();
    }

    /// <param name="hidden">(batch, length, hidden).</param>
    /// <param name="words">The embeddings: (vocabulary, hidden).</param>
    /// <returns>(batch, length, vocabulary).</returns>
    public override Tensor forward(Tensor hidden, Tensor words)
    {
        using var state = _transform.call(hidden);         // (batch, length, hidden)
        return functional.linear(state, words, _bias);     // (batch, length, vocabulary)
    }
}
