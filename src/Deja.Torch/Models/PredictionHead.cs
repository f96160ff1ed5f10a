using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Deja.Torch.Models;

/// <summary>Nothing but the level that BERT's names have between a model and its <see cref="Predictions"/>: <c>cls.predictions</c>.</summary>
internal sealed class PredictionHead : Module<Tensor, Tensor, Tensor>
{
    [ComponentName(Name = "predictions")]
    private readonly Predictions _predictions;

    public PredictionHead(ModelConfig config) : base(nameof(PredictionHead))
    {
        _predictions = new(config);
        RegisterComponents();
    }

    public override Tensor forward(Tensor hidden, Tensor words) => _predictions.call(hidden, words);
}
