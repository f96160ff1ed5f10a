using Deja.Torch.Layers;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Deja.Torch.Models;

/// <summary>A decoder that says which token comes next, with the names of BERT's weights (<c>bert.…</c>, <c>cls.…</c>).</summary>
public sealed class LanguageModel : Module<ModelInput, LanguageOutput>
{
    /// <summary>Labels that aren't asked for.</summary>
    public const long IgnoredLabel = -100;

    [ComponentName(Name = "bert")]
    private readonly TextModel _text;

    [ComponentName(Name = "cls")]
    private readonly PredictionHead _head;

    /// <summary>A model of random weights.</summary>
    public LanguageModel(ModelConfig config) : base(nameof(LanguageModel))
    {
        _text = new(config);
        _head = new(config);
        RegisterComponents();
    }

    /// <inheritdoc cref="TextModel.NewCache"/>
    public DecoderCache NewCache(long? capacity = null) => _text.NewCache(capacity);

    /// <summary>Scores (batch, length, vocabulary), and what else is asked for.</summary>
    /// <exception cref="ArgumentException">As for <see cref="TextModel"/>.</exception>
    public override LanguageOutput forward(ModelInput input)
    {
        using var scope = NewDisposeScope();
        var layers = _text.call(input);                             // (batch, length, hidden)
        var logits = _head.call(layers.Hidden, _text.Words);        // (batch, length, vocabulary)
        return new(logits.MoveToOuterDisposeScope(), layers.MoveToOuterDisposeScope());
    }

    /// <summary>How surprised the model was by each next token: the mean cross-entropy in nats, the scores at one place held against the label of the next. Give the tokens themselves as labels. NaN when no label is asked for.</summary>
    /// <param name="logits">(batch, length, vocabulary).</param>
    /// <param name="labels">(batch, length); <see cref="IgnoredLabel"/> where nothing is asked.</param>
    public static Tensor Loss(Tensor logits, Tensor labels)
    {
        using var scope = NewDisposeScope();
        var (places, words) = (logits.size(1) - 1, logits.size(2));
        var guesses = logits.narrow(1, 0, places).reshape(-1, words);     // (batch·(length - 1), vocabulary)
        var answers = labels.narrow(1, 1, places).reshape(-1);            // (batch·(length - 1))
        return functional.cross_entropy(guesses, answers, ignore_index: IgnoredLabel).MoveToOuterDisposeScope();
    }
}
