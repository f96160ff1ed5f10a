using Deja.Torch.Attention;

namespace Deja.Torch.Tests.Attention;

/// <summary>Where a query may look.</summary>
public sealed class AttentionMasksTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void The_last_query_stands_at_the_last_key() =>
        Assert.Equal([true, true, true, false, true, true, true, true], AttentionMasks.Causal(2, 4).data<bool>().ToArray());

    [Fact]
    public void As_many_queries_as_keys_make_a_triangle() => Assert.Equal([true, false, true, true], AttentionMasks.Causal(2, 2).data<bool>().ToArray());

    [Fact]
    public void More_queries_than_keys_have_no_place() => Assert.Throws<ArgumentException>(() => AttentionMasks.Causal(3, 2));

    [Fact]
    public void Padding_is_not_looked_at()
    {
        var mask = AttentionMasks.Padding(tensor(new[] { 1f, 1f, 0f, 1f, 0f, 0f }, [2, 3]));
        Assert.Equal([2L, 1, 1, 3], mask.shape);
        Assert.Equal([true, true, false, true, false, false], mask.data<bool>().ToArray());
    }

    [Theory]
    [InlineData(ScalarType.Float32, float.MinValue)]
    [InlineData(ScalarType.Float64, double.MinValue)]
    public void A_boolean_mask_becomes_the_lowest_number_of_the_type(ScalarType type, double lowest)
    {
        var additive = AttentionMasks.Additive(tensor(new[] { true, false }, [1, 2]), type);
        Assert.Equal(type, additive.dtype);
        Assert.Equal([0, lowest], PlainAttention.Numbers(additive));
    }

    [Fact]
    public void A_mask_of_numbers_stays_as_it_is()
    {
        var mask = tensor(new[] { 0.0, -10000.0, double.NegativeInfinity }, [1, 3]);
        Assert.Equal(PlainAttention.Numbers(mask), PlainAttention.Numbers(AttentionMasks.Additive(mask, ScalarType.Float64)));
    }

    [Fact]
    public void A_text_padded_on_the_left_is_causal_too()
    {
        // The first row may look nowhere, as its own place is padding: it weighs all alike. The others see what is real and not later.
        var x = Some.Numbers(1, 1, 1, 3, 4);
        var mask = AttentionMasks.Padding(tensor(new[] { 0L, 1, 1 }, [1, 3]));
        var weights = PlainAttention.Numbers(ScaledDotProduct.Attend(x, x, x, new() { Mask = mask, IsCausal = true, WantsWeights = true }).Weights!);
        Some.AssertNear([1 / 3.0, 1 / 3.0, 1 / 3.0, 0, 1, 0], weights[..6]);
        Assert.Equal(0, weights[6]);
        Assert.Equal(1, weights[7] + weights[8], 12);
    }
}
