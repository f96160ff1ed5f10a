using Deja.Torch.Attention;
using Deja.Torch.Layers;
using Deja.Torch.Models;
using Deja.Torch.Tests.Attention;
using Deja.Torch.Tests.Models;

namespace Deja.Torch.Tests.Layers;

/// <summary>What layers are configured by.</summary>
public sealed class LayerTests : IDisposable
{
    private static readonly LayerConfig Config = new() { Attention = new() { HiddenSize = 16, Heads = 2, Dropout = 0 }, IntermediateSize = 32, Dropout = 0 };
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    // Φ(1) is 0.84134474606854293 by any table of the normal distribution.
    [Theory]
    [InlineData(Activation.Gelu, 0.84134474606854293)]
    [InlineData(Activation.GeluTanh, 0.84119199060827676)]
    [InlineData(Activation.Relu, 1)]
    [InlineData(Activation.Silu, 0.73105857863000490)]
    public void Each_activation_is_its_own(Activation activation, double ofOne)
    {
        if (activation == Activation.GeluTanh) Assert.Equal(0.5 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * 1.044715)), ofOne, 14);
        if (activation == Activation.Silu) Assert.Equal(1 / (1 + Math.Exp(-1)), ofOne, 14);
        Assert.Equal(ofOne, activation.Of(ones(1, ScalarType.Float64)).item<double>(), 12);
    }

    [Fact]
    public void Training_drops_states_and_evaluation_does_not()
    {
        random.manual_seed(1);
        var model = LanguageModelTests.Config(isDecoder: true);
        using var embeddings = new TextEmbeddings(model with { Layer = model.Layer with { Dropout = 0.5 } });
        using var output = new ResidualOutput(16, Config with { Dropout = 0.5 });
        var (tokens, states) = (new ModelInput { Tokens = tensor(new[] { 1L, 2, 3 }, [1, 3]) }, Some.Numbers(1, ScalarType.Float32, 1, 3, 16));
        Assert.InRange(PlainAttention.Numbers(embeddings.call(tokens)).Count(n => n == 0) / 96.0, 0.2, 0.8);
        Assert.False(allclose(output.call(states, states), output.call(states, states)));
        embeddings.eval();
        output.eval();
        Assert.DoesNotContain(0, PlainAttention.Numbers(embeddings.call(tokens)));
        Some.AssertNear(output.call(states, states), output.call(states, states), 0);
    }

    [Fact]
    public void Without_biases_there_are_none()
    {
        using var module = new MultiHeadAttention(Config.Attention with { HasBias = false });
        Assert.Equal(["key.weight", "query.weight", "value.weight"], module.named_parameters().Select(p => p.name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_cache_of_another_number_of_layers_is_refused()
    {
        using var layers = new TransformerLayers(2, Config);
        using var cache = new DecoderCache(3);
        Assert.Contains("3 layers is given to 2", Assert.Throws<ArgumentException>(() => layers.call(new() { Hidden = zeros(1, 1, 16), Cache = cache })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cross_attention_takes_no_cache_of_self_attention()
    {
        using var module = new MultiHeadAttention(Config.Attention);
        using var cache = new KeyValueCache();
        Assert.Contains("CrossCache", Assert.Throws<ArgumentException>(() => module.call(new() { Hidden = zeros(1, 1, 16), EncoderHidden = zeros(1, 2, 16), Cache = cache })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cache_of_no_layers_has_nothing_to_forget()
    {
        using var cache = new DecoderCache(0);
        cache.Truncate(0);
        Assert.Throws<ArgumentOutOfRangeException>(() => cache.Truncate(1));
    }
}
