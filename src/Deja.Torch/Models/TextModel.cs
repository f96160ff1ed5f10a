using Deja.Torch.Attention;
using Deja.Torch.Layers;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Deja.Torch.Models;

/// <summary>Tokens to states: embeddings and layers, with the names of BERT's weights. An encoder or a decoder by its configuration.</summary>
public sealed class TextModel : Module<ModelInput, LayersOutput>
{
    private readonly bool _isDecoder;

    [ComponentName(Name = "embeddings")]
    private readonly TextEmbeddings _embeddings;

    // BERT's name for the layers, also in a decoder.
    [ComponentName(Name = "encoder")]
    private readonly TransformerLayers _layers;

    /// <summary>A model of random weights.</summary>
    public TextModel(ModelConfig config) : base(nameof(TextModel))
    {
        _isDecoder = config.IsDecoder;
        _embeddings = new(config);
        _layers = new(config.Layers, config.Layer);
        RegisterComponents();
    }

    /// <summary>A row for each token: (vocabulary, hidden).</summary>
    internal Tensor Words => _embeddings.Words;

    /// <summary>A cache for as many layers.</summary>
    /// <inheritdoc cref="DecoderCache(int, long?)"/>
    public DecoderCache NewCache(long? capacity = null) => new(_layers.Count, capacity);

    /// <summary>(batch, length, hidden), and what else is asked for.</summary>
    /// <exception cref="ArgumentException">As for its layers; or the text is longer than there are positions, or an encoder is given a cache.</exception>
    public override LayersOutput forward(ModelInput input)
    {
        if (!_isDecoder && input.Cache is not null) throw new ArgumentException("An encoder sees the whole text at once, so that nothing it computed before stays true: it takes no cache. Set IsDecoder for a model that writes.", nameof(input));
        using var scope = NewDisposeScope();
        var hidden = _embeddings.call(input); // (batch, length, hidden)
        return _layers.call(new LayersInput
        {
            Hidden = hidden,
            Mask = input.TokenMask is { } real ? AttentionMasks.Padding(real) : null,          // (batch, 1, 1, cached + length)
            IsCausal = _isDecoder,
            HeadMasks = input.HeadMasks,
            EncoderHidden = input.EncoderHidden,
            EncoderMask = input.EncoderMask is { } other ? AttentionMasks.Padding(other) : null, // (batch, 1, 1, encoder length)
            Cache = input.Cache,
            WantsWeights = input.WantsWeights,
            WantsStates = input.WantsStates,
        }).MoveToOuterDisposeScope();
    }
}
