using Deja.Torch.Attention;

namespace Deja.Torch.Tests.Attention;

/// <summary>Attention of several heads.</summary>
public sealed class MultiHeadAttentionTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(4, false, "1,1,1,1,1,1,1")]
    [InlineData(4, false, "3,1,2,1")]
    [InlineData(2, true, "1,1,1,1,1,1,1")]
    [InlineData(1, true, "4,3")]
    public void Step_by_step_with_a_cache_equals_all_at_once(long answering, bool isRotary, string steps)
    {
        using var module = Module(new() { HiddenSize = 32, Heads = 4, KeyValueHeads = answering, Rotary = isRotary ? new() : null });
        var hidden = Some.Numbers(1, 2, 7, 32);
        var whole = module.call(new() { Hidden = hidden, IsCausal = true }).Context;
        using var cache = new KeyValueCache(capacity: 1);
        var (parts, start) = (new List<Tensor>(), 0L);
        foreach (var length in steps.Split(',').Select(long.Parse))
        {
            parts.Add(module.call(new() { Hidden = hidden.narrow(1, start, length), IsCausal = true, Cache = cache }).Context);
            start += length;
        }

        Some.AssertNear(whole, cat(parts, 1), 1e-12);
    }

    [Fact]
    public void Beams_continue_what_their_row_held()
    {
        using var module = Module(new() { HiddenSize = 16, Heads = 2 });
        var (hidden, rows) = (Some.Numbers(1, 3, 4, 16), tensor(new[] { 2L, 2, 0 }));
        using var cache = new KeyValueCache();
        module.call(new() { Hidden = hidden, IsCausal = true, Cache = cache });
        cache.Reorder(rows);
        var next = Some.Numbers(2, 3, 1, 16);
        var expected = module.call(new() { Hidden = cat([hidden.index_select(0, rows), next], 1), IsCausal = true }).Context.narrow(1, 4, 1);
        Some.AssertNear(expected, module.call(new() { Hidden = next, IsCausal = true, Cache = cache }).Context);
    }

    [Fact]
    public void Heads_that_share_keys_do_what_repeated_keys_do()
    {
        using var shared = Module(new() { HiddenSize = 16, Heads = 4, KeyValueHeads = 2 });
        using var whole = Module(new() { HiddenSize = 16, Heads = 4 });
        var (from, to) = (shared.state_dict(), whole.state_dict());
        foreach (var (name, weight) in to)
        {
            using var noGradient = no_grad();
            weight.copy_(name.StartsWith("query", StringComparison.Ordinal) ? from[name] : Repeated(from[name]));
        }

        var input = new AttentionInput { Hidden = Some.Numbers(1, 2, 5, 16), IsCausal = true };
        Some.AssertNear(whole.call(input).Context, shared.call(input).Context);
        Some.AssertNear(whole.call(input with { WantsWeights = true }).Weights!, shared.call(input with { WantsWeights = true }).Weights!);

        // Each head's rows stand twice behind each other.
        static Tensor Repeated(Tensor weight) => weight.view([2, 4, .. weight.shape[1..]]).repeat_interleave(2, 0).flatten(0, 1);
    }

    [Fact]
    public void Cross_attention_reads_the_encoder_once()
    {
        using var module = Module(new() { HiddenSize = 16, Heads = 2 });
        var (hidden, encoder) = (Some.Numbers(1, 2, 3, 16), Some.Numbers(2, 2, 5, 16));
        using var cache = new CrossCache();
        var first = module.call(new() { Hidden = hidden, EncoderHidden = encoder, CrossCache = cache }).Context;
        Some.AssertNear(first, module.call(new() { Hidden = hidden, CrossCache = cache }).Context);
        Some.AssertNear(first, module.call(new() { Hidden = hidden, EncoderHidden = encoder * 100, CrossCache = cache }).Context);
        cache.Reset();
        Assert.Throws<ArgumentException>(() => module.call(new() { Hidden = hidden, CrossCache = cache }));
    }

    [Fact]
    public void Cross_attention_looks_at_the_encoders_mask_alone()
    {
        using var module = Module(new() { HiddenSize = 16, Heads = 2 });
        var input = new AttentionInput { Hidden = Some.Numbers(1, 2, 3, 16), EncoderHidden = Some.Numbers(2, 2, 5, 16) };
        var plain = module.call(input).Context;
        Some.AssertNear(plain, module.call(input with { Mask = zeros(3, 3, ScalarType.Bool), IsCausal = true }).Context);
        var masked = module.call(input with { EncoderMask = AttentionMasks.Padding(tensor(new[] { 1L, 1, 0, 0, 0, 1, 1, 0, 0, 0 }, [2, 5])), WantsWeights = true });
        Assert.Equal(0, PlainAttention.Numbers(masked.Weights!.narrow(3, 2, 3)).Max());
    }

    [Fact]
    public void Gradients_reach_every_parameter()
    {
        using var module = Module(new() { HiddenSize = 16, Heads = 4, KeyValueHeads = 2, Rotary = new() });
        module.call(new() { Hidden = Some.Numbers(1, 2, 3, 16), IsCausal = true }).Context.pow(2).sum().backward();
        Assert.All(module.named_parameters().Where(p => p.name != "key.bias"), p => Assert.True(p.parameter.grad!.abs().sum().item<double>() > 0, p.name));
    }

    [Fact]
    public void Dropout_is_of_training_alone()
    {
        using var module = Module(new() { HiddenSize = 16, Heads = 2, Dropout = 0.5 });
        var input = new AttentionInput { Hidden = Some.Numbers(1, 1, 6, 16), WantsWeights = true };
        Assert.DoesNotContain(0.0, PlainAttention.Numbers(module.call(input).Weights!));
        module.train();
        Assert.Contains(0.0, PlainAttention.Numbers(module.call(input).Weights!));
    }

    [Fact]
    public void Weights_of_a_query_add_up_to_one()
    {
        using var module = Module(new() { HiddenSize = 16, Heads = 4 });
        var weights = module.call(new() { Hidden = Some.Numbers(1, 2, 5, 16), IsCausal = true, WantsWeights = true }).Weights!;
        Some.AssertNear(ones(2, 4, 5, ScalarType.Float64), weights.sum(-1));
    }

    [Theory]
    [InlineData(10, 3, null)]
    [InlineData(12, 4, 3)]
    [InlineData(12, 0, null)]
    public void Sizes_that_do_not_fit_are_told(long hidden, long heads, int? answering) =>
        Assert.Throws<ArgumentException>(() => new MultiHeadAttention(new() { HiddenSize = hidden, Heads = heads, KeyValueHeads = answering }));

    [Fact]
    public void States_of_another_width_are_told()
    {
        using var module = Module(new() { HiddenSize = 16, Heads = 4 });
        Assert.Contains("(batch, length, 16), not (2, 3, 8)", Assert.Throws<ArgumentException>(() => module.call(new() { Hidden = zeros(2, 3, 8) })).Message, StringComparison.Ordinal);
    }

    private static MultiHeadAttention Module(AttentionConfig config)
    {
        random.manual_seed(11);
        var module = new MultiHeadAttention(config);
        module.to(ScalarType.Float64).eval();
        return module;
    }
}
