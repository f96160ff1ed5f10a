using Deja.Torch.Attention;

namespace Deja.Torch.Tests.Attention;

/// <summary>Queries that may look nowhere: values and gradients, whichever way they are computed.</summary>
public sealed class HiddenRowTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData("boolean", false)]
    [InlineData("lowest", false)]
    [InlineData("low", false)]
    [InlineData("boolean", true)]
    [InlineData("lowest", true)]
    public void Gradients_are_those_of_the_formula(string kind, bool isCausal)
    {
        // The first row hides all keys; with causality the padding of the first key does.
        var mask = Mask(kind, ScalarType.Float32, isCausal ? [0, 1, 1, 1, 1] : [0, 0, 0, 0, 0]);
        var terms = new AttentionTerms { Mask = mask, IsCausal = isCausal };
        var (fast, formula) = (Gradients(terms, ScaledDotProduct.Attend), Gradients(terms, ScaledDotProduct.Formula));
        for (var i = 0; i < 3; i++) Some.AssertNear(formula[i], fast[i], 1e-5);
    }

    // Without gradients texts padded on the left go by the kernel, which makes something else of such rows.
    [Theory]
    [InlineData("boolean", 2)]
    [InlineData("lowest", 2)]
    [InlineData("low", 2)]
    [InlineData("boolean", 1)]
    public void Values_are_those_of_the_formula_where_no_gradient_is_wanted(string kind, long answering)
    {
        var mask = Mask(kind, ScalarType.Float32, [0, 0, 1, 1, 1]);
        var (q, k, v) = (Some.Numbers(1, ScalarType.Float32, 2, 2, 5, 4), Some.Numbers(2, ScalarType.Float32, 2, answering, 5, 4), Some.Numbers(3, ScalarType.Float32, 2, answering, 5, 4));
        var terms = new AttentionTerms { Mask = cat([mask, Mask(kind, ScalarType.Float32, [1, 1, 1, 1, 1])]), IsCausal = true };
        Some.AssertNear(ScaledDotProduct.Formula(q, k, v, terms).Context, ScaledDotProduct.Attend(q, k, v, terms).Context, 1e-5);
    }

    [Fact]
    public void A_value_gets_its_share_of_the_gradient()
    {
        var value = ones(1, 1, 8, 1).requires_grad_(true);
        ScaledDotProduct.Attend(ones(1, 1, 1, 1), ones(1, 1, 8, 1), value, new() { Mask = zeros(1, 8, ScalarType.Bool) }).Context.sum().backward();
        Assert.All(PlainAttention.Numbers(value.grad!), g => Assert.Equal(0.125, g, 6));
    }

    [Fact]
    public void Padding_by_infinity_that_causality_makes_whole_is_not_a_number()
    {
        var mask = zeros(1, 1, 1, 3);
        mask[0, 0, 0, 0] = float.NegativeInfinity;
        var terms = new AttentionTerms { Mask = mask, IsCausal = true };
        foreach (var wantsWeights in new[] { true, false })
        {
            var context = PlainAttention.Numbers(ScaledDotProduct.Attend(ones(1, 1, 3, 1), ones(1, 1, 3, 1), ones(1, 1, 3, 1), terms with { WantsWeights = wantsWeights }).Context);
            Some.AssertNear([double.NaN, 1, 1], context, 1e-6);
        }
    }

    [Theory]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    public void Keys_are_weighed_alike_in_half_precision_too(ScalarType type)
    {
        var (q, k, v) = (Some.Numbers(1, type, 1, 2, 3, 4) * 20, Some.Numbers(2, type, 1, 2, 5, 4) * 20, Some.Numbers(3, type, 1, 2, 5, 4));
        var output = ScaledDotProduct.Attend(q, k, v, new() { Mask = zeros(3, 5, ScalarType.Bool), WantsWeights = true });
        Assert.Equal(type, output.Weights!.dtype);
        Assert.All(PlainAttention.Numbers(output.Weights), w => Assert.Equal(0.2, w, 2));
        Some.AssertNear(output.Context, ScaledDotProduct.Attend(q, k, v, new() { Mask = zeros(3, 5, ScalarType.Bool) }).Context, 1e-2);
    }

    [Fact]
    public void One_texts_mask_changes_no_other_texts_weights()
    {
        var lowest = full(1, 1, 1, 3, finfo(ScalarType.Float32).min, ScalarType.Float32);
        var infinite = zeros(1, 1, 1, 3);
        infinite[0, 0, 0, 2] = float.NegativeInfinity;
        var (q, k) = (Some.Numbers(1, ScalarType.Float32, 1, 1, 3, 4), Some.Numbers(2, ScalarType.Float32, 1, 1, 3, 4));
        var alone = ScaledDotProduct.Attend(q, k, k, new() { Mask = lowest, IsCausal = true, WantsWeights = true }).Weights!;
        var together = ScaledDotProduct.Attend(cat([q, q]), cat([k, k]), cat([k, k]), new() { Mask = cat([lowest, infinite]), IsCausal = true, WantsWeights = true }).Weights!;
        Some.AssertNear(alone, together.narrow(0, 0, 1), 1e-6);
    }

    private static Tensor Mask(string kind, ScalarType type, long[] keep)
    {
        var kept = tensor(keep, [1, 1, 1, keep.Length]).to(ScalarType.Bool);
        return kind switch
        {
            "boolean" => kept,
            "lowest" => zeros(kept.shape, type).masked_fill(kept.logical_not(), finfo(type).min),
            _ => zeros(kept.shape, type).masked_fill(kept.logical_not(), -10_000),
        };
    }

    private static Tensor[] Gradients(AttentionTerms terms, Func<Tensor, Tensor, Tensor, AttentionTerms, AttentionOutput> attend)
    {
        Tensor[] inputs = [.. Enumerable.Range(1, 3).Select(seed => Some.Numbers(seed, ScalarType.Float32, 1, 2, 5, 4).requires_grad_(true))];
        (attend(inputs[0], inputs[1], inputs[2], terms).Context * Some.Numbers(4, ScalarType.Float32, 1, 2, 5, 4)).sum().backward();
        return [.. inputs.Select(i => i.grad!)];
    }
}
