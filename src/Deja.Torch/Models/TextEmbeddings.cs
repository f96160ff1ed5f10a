using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Deja.Torch.Models;

/// <summary>Tokens, where they stand and of which kind they are, as states.</summary>
/// <seealso href="https://arxiv.org/abs/1810.04805">BERT, section 3 and figure 2</seealso>
public sealed class TextEmbeddings : Module<ModelInput, Tensor>
{
    private readonly double _dropout;

    [ComponentName(Name = "word_embeddings")]
    private readonly Embedding _words;

    [ComponentName(Name = "position_embeddings")]
    private readonly Embedding _positions;

    [ComponentName(Name = "token_type_embeddings")]
    private readonly Embedding _types;

    [ComponentName(Name = "LayerNorm")]
    private readonly LayerNorm _norm;

    /// <summary>Embeddings of random weights.</summary>
    public TextEmbeddings(ModelConfig config) : base(nameof(TextEmbeddings))
    {
        var hidden = config.Layer.Attention.HiddenSize;
        _dropout = config.Layer.Dropout;
        _words = Embedding(config.Vocabulary, hidden, config.PadToken);
        _positions = Embedding(config.Positions, hidden);
        _types = Embedding(config.TokenTypes, hidden);
        _norm = LayerNorm(hidden, config.Layer.NormEpsilon);
        RegisterComponents();
    }

    /// <summary>A row for each token: (vocabulary, hidden). The module's own.</summary>
    internal Tensor Words => _words.weight!;

    /// <summary>(batch, length, hidden).</summary>
    public override Tensor forward(ModelInput input)
    {
        using var scope = NewDisposeScope();
        var (tokens, start, length) = (input.Tokens, input.Cache?.Length ?? 0, input.Tokens.size(1));
        if (start + length > _positions.weight!.size(0))
            throw new ArgumentException($"The text has {start + length} tokens, and the model positions for {_positions.weight!.size(0)}.", nameof(input));
        var positions = arange(start, start + length, ScalarType.Int64, tokens.device).unsqueeze(0); // (1, length)
        var types = input.TokenTypes ?? zeros_like(tokens);                                          // (batch, length)
        var sum = _words.call(tokens) + _types.call(types) + _positions.call(positions);             // (batch, length, hidden)
        var states = _norm.call(sum);                                                                // (batch, length, hidden)
        if (training && _dropout > 0) states = functional.dropout(states, _dropout);
        return states.MoveToOuterDisposeScope();
    }
}
