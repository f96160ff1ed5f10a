using Deja.Torch.Attention;
using Deja.Torch.Models;
using Deja.Torch.Tests.Models;

namespace Deja.Torch.Tests.Attention;

/// <summary>What a caller may get wrong, or have in an unusual form.</summary>
public sealed class EdgeTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Int64)]
    public void A_head_mask_may_be_of_another_type(ScalarType type)
    {
        var x = Some.Numbers(1, ScalarType.Float32, 1, 2, 3, 4);
        var off = tensor(new[] { 1.0, 0.0 }).view(1, 2, 1, 1).to(type);
        var context = ScaledDotProduct.Attend(x, x, x, new() { HeadMask = off }).Context;
        Assert.Equal(ScalarType.Float32, context.dtype);
        Assert.All(PlainAttention.Numbers(context[0, 1]), n => Assert.Equal(0, n));
    }

    [Fact]
    public void Whole_numbers_are_refused()
    {
        var x = zeros(1, 1, 2, 2, ScalarType.Int64);
        Assert.Contains("floating point", Assert.Throws<ArgumentException>(() => ScaledDotProduct.Attend(x, x, x, new())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 3, true)]
    [InlineData(2, 0, true)]
    [InlineData(2, 0, false)]
    public void No_texts_or_no_tokens_give_nothing(long batch, long length, bool wantsWeights)
    {
        using var module = Module();
        var output = module.call(new() { Hidden = zeros(batch, length, 16), WantsWeights = wantsWeights });
        Assert.Equal([batch, length, 16], output.Context.shape);
    }

    [Fact]
    public void A_call_that_is_refused_leaves_the_cache_as_it_was()
    {
        using var module = Module();
        using var cache = new KeyValueCache();
        module.call(new() { Hidden = Some.Numbers(1, ScalarType.Float32, 1, 3, 16), Cache = cache });
        var next = new AttentionInput { Hidden = Some.Numbers(2, ScalarType.Float32, 1, 1, 16), Cache = cache };
        Assert.Throws<ArgumentException>(() => module.call(next with { Mask = zeros(1, 1, 1, 9) }));
        Assert.Equal(3, cache.Length);
        module.call(next);
        Assert.Equal(4, cache.Length);
    }

    [Fact]
    public void A_model_that_refuses_in_the_middle_leaves_all_layers_as_they_were()
    {
        using var model = new EncoderDecoder(LanguageModelTests.Config(isDecoder: false), LanguageModelTests.Config(isDecoder: true));
        using var cache = model.Decoder.NewCache();
        var (tokens, states) = (ones(1, 2, ScalarType.Int64), zeros(1, 3, 32));
        model.Decoder.call(new() { Tokens = tokens, Cache = cache });
        Assert.Throws<ArgumentException>(() => model.Decoder.call(new() { Tokens = tokens, Cache = cache, EncoderHidden = states, EncoderMask = ones(1, 9) }));
        Assert.All(cache.Layers, l => Assert.Equal(2, l.Self.Length));
    }

    [Fact]
    public void Steps_with_a_cache_can_be_trained()
    {
        using var module = Module();
        using var cache = new KeyValueCache();
        var states = Some.Numbers(1, ScalarType.Float32, 1, 3, 16);
        var steps = Enumerable.Range(0, 3).Select(i => module.call(new() { Hidden = states.narrow(1, i, 1), Cache = cache }).Context).ToList();
        cat([.. steps], 1).sum().backward();
        Assert.All(module.named_parameters(), p => Assert.True(p.parameter.grad is not null, p.name));

        // Of a single step nothing was cached before: its gradients are those without a cache.
        var cached = module.named_parameters().ToDictionary(p => p.name, p => Gradient(module, p.name, states, new KeyValueCache()));
        foreach (var (name, gradient) in cached) Some.AssertNear(Gradient(module, name, states, null), gradient, 1e-5);
    }

    [Fact]
    public void An_encoders_states_need_cross_attention()
    {
        using var model = new LanguageModel(LanguageModelTests.Config(isDecoder: true));
        Assert.Contains("HasCrossAttention", Assert.Throws<ArgumentException>(() => model.call(new() { Tokens = ones(1, 2, ScalarType.Int64), EncoderHidden = zeros(1, 3, 32) })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encoder_takes_no_cache()
    {
        using var model = new LanguageModel(LanguageModelTests.Config(isDecoder: false));
        using var cache = model.NewCache();
        Assert.Contains("IsDecoder", Assert.Throws<ArgumentException>(() => model.call(new() { Tokens = ones(1, 2, ScalarType.Int64), Cache = cache })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_mask_of_heads_holds_for_all_layers()
    {
        using var model = new LanguageModel(LanguageModelTests.Config(isDecoder: true));
        model.eval();
        var input = new ModelInput { Tokens = tensor(new[] { 1L, 2, 3 }, [1, 3]) };
        var heads = tensor(new[] { 1f, 0, 1, 0.5f });
        Some.AssertNear(model.call(input with { HeadMasks = heads.unsqueeze(0).expand(2, 4) }).Logits, model.call(input with { HeadMasks = heads }).Logits, 1e-6);
        Assert.Contains("(layers, heads)", Assert.Throws<ArgumentException>(() => model.call(input with { HeadMasks = ones(3, 4) })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pair_that_begins_anew_reads_its_new_text()
    {
        using var model = new EncoderDecoder(LanguageModelTests.Config(isDecoder: false), LanguageModelTests.Config(isDecoder: true));
        model.eval();
        var (one, other, target) = (tensor(new[] { 3L, 5, 7 }, [1, 3]), tensor(new[] { 8L, 2 }, [1, 2]), tensor(new[] { 1L, 3 }, [1, 2]));
        var expected = model.call(other, new() { Tokens = target }).Logits;
        using var cache = model.Decoder.NewCache();
        model.call(one, new() { Tokens = target, Cache = cache });
        cache.Truncate(0);
        Some.AssertNear(expected, model.call(other, new() { Tokens = target, Cache = cache }).Logits, 1e-5);

        // The decoder alone has begun: the encoder's text is still to be read.
        cache.Reset();
        model.Decoder.call(new() { Tokens = target.narrow(1, 0, 1), Cache = cache });
        model.call(other, new() { Tokens = target.narrow(1, 1, 1), Cache = cache });
        Assert.All(cache.Layers, l => Assert.True(l.Cross.IsFilled));
    }

    private static Tensor Gradient(MultiHeadAttention module, string name, Tensor states, KeyValueCache? cache)
    {
        using (cache)
        {
            module.zero_grad();
            module.call(new() { Hidden = states, IsCausal = true, Cache = cache }).Context.square().sum().backward();
            return module.get_parameter(name)!.grad!.clone();
        }
    }

    private static MultiHeadAttention Module()
    {
        random.manual_seed(1);
        var module = new MultiHeadAttention(new() { HiddenSize = 16, Heads = 2, Dropout = 0 });
        module.eval();
        return module;
    }
}
