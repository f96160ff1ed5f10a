using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Deja.Torch.Attention;

/// <summary>
/// Attention of several heads, with BERT's meaning and the names of its weights (<c>query</c>, <c>key</c>, <c>value</c>): the four cases of <see cref="AttentionInput"/>, and beside them heads that share keys,
/// and rotary positions. It gives the heads' values side by side; the projection behind them is the block's (<see cref="Layers.AttentionBlock"/>).
/// </summary>
/// <seealso href="https://arxiv.org/abs/1706.03762">Attention Is All You Need, section 3.2.2</seealso>
public sealed class MultiHeadAttention : Module<AttentionInput, AttentionOutput>
{
    private readonly AttentionConfig _config;

    [ComponentName(Name = "query")]
    private readonly Linear _query;

    [ComponentName(Name = "key")]
    private readonly Linear _key;

    [ComponentName(Name = "value")]
    private readonly Linear _value;

    /// <exception cref="ArgumentException">The sizes don't fit each other.</exception>
    public MultiHeadAttention(AttentionConfig config) : base(nameof(MultiHeadAttention))
    {
        _config = config.Checked();
        var answering = config.Answering * config.HeadSize;
        _query = Linear(config.HiddenSize, config.HiddenSize, config.HasBias);
        _key = Linear(config.HiddenSize, answering, config.HasBias);
        _value = Linear(config.HiddenSize, answering, config.HasBias);
        RegisterComponents();
    }

    /// <summary>Context (batch, query, hidden), and the weights where they are asked for.</summary>
    /// <exception cref="ArgumentException">Shapes or types don't fit each other, an empty cross cache has no encoder to be filled from, or cross-attention is given the cache of self-attention.</exception>
    public override AttentionOutput forward(AttentionInput input)
    {
        AttentionShapes.CheckStates(input.Hidden, _config.HiddenSize, "the states that ask");
        if (input is { IsCross: true, Cache: not null }) throw new ArgumentException("Cross-attention is given the cache of self-attention: what it keeps of an encoder is in a CrossCache.", nameof(input));
        using var scope = NewDisposeScope();
        var terms = Terms(input);
        var query = Split(_query.call(input.Hidden), _config.Heads);                                       // (batch, heads, query, d)
        if (!input.IsCross && _config.Rotary is { } rotary) query = RotaryPositions.Turn(query, input.Cache?.Length ?? 0, rotary);
        var (key, value) = input.IsCross ? OfEncoder(input, query, terms) : OfItself(input, query, terms); // (batch, heads or fewer, key, d)
        var (context, weights) = ScaledDotProduct.Attend(query, key, value, terms);                        // (batch, heads, query, d), (batch, heads, query, key)
        var merged = context.transpose(1, 2).reshape(input.Hidden.size(0), input.Hidden.size(1), _config.HiddenSize); // (batch, query, hidden)
        return new(merged.MoveToOuterDisposeScope(), weights?.MoveToOuterDisposeScope());
    }

    private (Tensor Key, Tensor Value) OfItself(AttentionInput input, Tensor query, AttentionTerms terms)
    {
        var key = Split(_key.call(input.Hidden), _config.Answering);                                       // (batch, heads or fewer, query, d)
        var value = Split(_value.call(input.Hidden), _config.Answering);                                   // (batch, heads or fewer, query, d)
        // Keys are cached as they were turned: their positions don't change any more.
        if (_config.Rotary is { } rotary) key = RotaryPositions.Turn(key, input.Cache?.Length ?? 0, rotary);
        if (input.Cache is not { } cache) return (key, value);
        // A call that is refused leaves the cache as it was.
        AttentionShapes.Check(query, key, value, terms, cache.Length);
        var before = cache.Length;
        cache.Append(key, value);
        if (!is_grad_enabled() || !(query.requires_grad || key.requires_grad || value.requires_grad)) return (cache.Keys(), cache.Values()); // (batch, heads or fewer, cached + query, d)
        // A graph keeps what it was made of, and the next step writes into the buffer: it gets a copy, with the new tokens in their own graph.
        return (cat([cache.Keys().narrow(2, 0, before), key], 2), cat([cache.Values().narrow(2, 0, before), value], 2));
    }

    private (Tensor Key, Tensor Value) OfEncoder(AttentionInput input, Tensor query, AttentionTerms terms)
    {
        if (input.CrossCache is { IsFilled: true } filled) return (filled.Keys(), filled.Values());        // (batch, heads or fewer, key, d)
        var encoder = input.EncoderHidden ?? throw new ArgumentException("The cross-attention's cache is empty, and no states of an encoder are given to fill it from.", nameof(input));
        AttentionShapes.CheckStates(encoder, _config.HiddenSize, "the encoder's states");
        var key = Split(_key.call(encoder), _config.Answering);                                            // (batch, heads or fewer, key, d)
        var value = Split(_value.call(encoder), _config.Answering);                                        // (batch, heads or fewer, key, d)
        AttentionShapes.Check(query, key, value, terms);
        input.CrossCache?.Fill(key, value);
        return (key, value);
    }

    private AttentionTerms Terms(AttentionInput input) => new()
    {
        Mask = input.IsCross ? input.EncoderMask : input.Mask,
        IsCausal = input.IsCausal && !input.IsCross,
        HeadMask = input.HeadMask,
        Dropout = training ? _config.Dropout : 0,
        WantsWeights = input.WantsWeights,
    };

    private Tensor Split(Tensor states, long heads) => states.view(states.size(0), states.size(1), heads, _config.HeadSize).transpose(1, 2); // (batch, heads, length, d)
}
