using Deja.Torch.Attention;
using Deja.Torch.Gradients.Checks;
using Deja.Torch.Gradients.Errors;

namespace Deja.Torch.Tests.Attention;

/// <summary>softmax(q·kᵀ/√d + mask)·v.</summary>
public sealed class ScaledDotProductTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(1, 1, 1, 1, 1)]
    [InlineData(2, 3, 3, 4, 7)]
    [InlineData(1, 4, 2, 5, 5)]
    [InlineData(3, 6, 1, 2, 9)]
    public void The_formula_gives_what_loops_give(long batch, long heads, long answering, long queries, long keys)
    {
        var (q, k, v) = (Some.Numbers(1, batch, heads, queries, 8), Some.Numbers(2, batch, answering, keys, 8), Some.Numbers(3, batch, answering, keys, 8));
        var mask = Some.Numbers(4, batch, heads, queries, keys);
        var (context, weights) = PlainAttention.Compute(q, k, v, (b, h, i, j) => PlainAttention.At(mask, b, h, i, j));
        var output = ScaledDotProduct.Formula(q, k, v, new() { Mask = mask, WantsWeights = true });
        Some.AssertNear(context, PlainAttention.Numbers(output.Context));
        Some.AssertNear(weights, PlainAttention.Numbers(output.Weights!));
        Assert.Equal([batch, heads, queries, keys], output.Weights!.shape);
    }

    public static TheoryData<ScalarType, string, bool, long, long> Fused()
    {
        var data = new TheoryData<ScalarType, string, bool, long, long>();
        var masks = new[] { "none", "padding", "boolean", "additive", "per head", "query and key", "all of a row", "infinite", "infinite row" };
        var sizes = new[] { (4L, 6L), (2L, 6L), (4L, 3L), (1L, 1L), (2L, 4L) };
        var all = from type in new[] { ScalarType.Float32, ScalarType.Float64 } from mask in masks from isCausal in new[] { false, true } from size in sizes select (type, mask, isCausal, size);
        foreach (var (type, mask, isCausal, (answering, queries)) in all)
            data.Add(type, mask, isCausal, answering, queries);
        return data;
    }

    [Theory]
    [MemberData(nameof(Fused), DisableDiscoveryEnumeration = true)]
    public void The_fused_kernel_gives_what_the_formula_gives(ScalarType type, string mask, bool isCausal, long answering, long queries)
    {
        const long Keys = 6;
        var (q, k, v) = (Some.Numbers(1, type, 2, 4, queries, 16), Some.Numbers(2, type, 2, answering, Keys, 16), Some.Numbers(3, type, 2, answering, Keys, 16));
        var terms = new AttentionTerms { Mask = Mask(mask, type, queries, Keys), IsCausal = isCausal };
        var formula = ScaledDotProduct.Formula(q, k, v, terms).Context;
        var tolerance = type == ScalarType.Float32 ? 1e-5 : 1e-12;
        Some.AssertNear(formula, ScaledDotProduct.Attend(q, k, v, terms).Context, tolerance);
        if (mask is not ("all of a row" or "infinite row")) Some.AssertNear(formula, ScaledDotProduct.Fused(q, k, v, terms), tolerance);
        if (mask is "infinite row") Assert.Contains(double.NaN, PlainAttention.Numbers(formula));
        else Assert.DoesNotContain(double.NaN, PlainAttention.Numbers(formula));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_row_that_may_look_nowhere_weighs_all_keys_alike(bool isBoolean)
    {
        var (q, k, v) = (Some.Numbers(1, ScalarType.Float32, 1, 2, 3, 4), Some.Numbers(2, ScalarType.Float32, 1, 2, 5, 4), Some.Numbers(3, ScalarType.Float32, 1, 2, 5, 4));
        var mask = isBoolean ? zeros(3, 5, ScalarType.Bool) : full(3, 5, finfo(ScalarType.Float32).min, ScalarType.Float32);
        var output = ScaledDotProduct.Attend(q, k, v, new() { Mask = mask, WantsWeights = true });
        Assert.All(PlainAttention.Numbers(output.Weights!), w => Assert.Equal(0.2, w, 6));
        Some.AssertNear(v.mean([2], keepdim: true).expand(1, 2, 3, 4), ScaledDotProduct.Attend(q, k, v, new() { Mask = mask }).Context, 1e-6);
    }

    [Fact]
    public void A_causal_query_never_sees_a_later_key()
    {
        var (q, k, v) = (Some.Numbers(1, 1, 2, 3, 4), Some.Numbers(2, 1, 2, 7, 4), Some.Numbers(3, 1, 2, 7, 4));
        var (context, _) = PlainAttention.Compute(q, k, v, (_, _, i, j) => j <= i + 4 ? 0 : double.NegativeInfinity);
        Some.AssertNear(context, PlainAttention.Numbers(ScaledDotProduct.Attend(q, k, v, new() { IsCausal = true }).Context));
    }

    [Fact]
    public void A_head_mask_scales_a_heads_weights_after_the_softmax()
    {
        var (q, k, v) = (Some.Numbers(1, 2, 3, 4, 8), Some.Numbers(2, 2, 3, 5, 8), Some.Numbers(3, 2, 3, 5, 8));
        var plain = ScaledDotProduct.Formula(q, k, v, new() { WantsWeights = true });
        var heads = tensor(new[] { 0.0, 1.0, 0.5 }).view(1, 3, 1, 1);
        var scaled = ScaledDotProduct.Attend(q, k, v, new() { HeadMask = heads, WantsWeights = true });
        Some.AssertNear(plain.Weights! * heads, scaled.Weights!);
        Some.AssertNear(plain.Context * heads, scaled.Context);
    }

    [Fact]
    public void Dropout_drops_its_share_of_the_weights_and_keeps_their_mean()
    {
        random.manual_seed(5);
        var (q, k, v) = (Some.Numbers(1, 1, 1, 100, 4), Some.Numbers(2, 1, 1, 100, 4), Some.Numbers(3, 1, 1, 100, 4));
        var weights = PlainAttention.Numbers(ScaledDotProduct.Attend(q, k, v, new() { Dropout = 0.25, WantsWeights = true }).Weights!);
        Assert.InRange(weights.Count(w => w == 0) / (double)weights.Length, 0.23, 0.27);
        Assert.InRange(weights.Average(), 0.0095, 0.0105);
        Assert.DoesNotContain(double.NaN, PlainAttention.Numbers(ScaledDotProduct.Attend(q, k, v, new() { Dropout = 0.25 }).Context));
    }

    [Fact]
    public void Both_ways_have_the_same_gradients()
    {
        Tensor[] Gradients(bool isFused)
        {
            var inputs = Enumerable.Range(1, 3).Select(seed => Some.Numbers(seed, 1, 2, 5, 4).requires_grad_()).ToArray();
            var terms = new AttentionTerms { IsCausal = true };
            var context = isFused ? ScaledDotProduct.Fused(inputs[0], inputs[1], inputs[2], terms) : ScaledDotProduct.Formula(inputs[0], inputs[1], inputs[2], terms).Context;
            context.pow(2).sum().backward();
            return [.. inputs.Select(i => i.grad!)];
        }

        foreach (var (expected, got) in Gradients(isFused: false).Zip(Gradients(isFused: true)))
            Some.AssertNear(expected, got, 1e-10);
    }

    [Theory]
    [InlineData("2,3,4,8", "2,3,5,8", "2,3,6,8", null, "a value for each key")]
    [InlineData("2,3,4,8", "2,3,5,9", "2,3,5,9", null, "head size must be the same")]
    [InlineData("2,3,4,8", "1,3,5,8", "1,3,5,8", null, "batch and head size")]
    [InlineData("2,3,4,8", "2,2,5,8", "2,2,5,8", null, "3 heads can't share the keys of 2")]
    [InlineData("3,4,8", "3,5,8", "3,5,8", null, "four dimensions")]
    [InlineData("2,3,4,8", "2,3,5,8", "2,3,5,8", "4,4", "doesn't fit scores of (2, 3, 4, 5)")]
    [InlineData("2,3,4,8", "2,3,5,8", "2,3,5,8", "2,4,5", "doesn't fit scores of (2, 3, 4, 5)")]
    [InlineData("2,3,4,8", "2,3,5,8", "2,3,5,8", "3,1,1,5", "doesn't fit scores")]
    public void What_does_not_fit_is_told_with_its_sizes(string q, string k, string v, string? mask, string message)
    {
        Tensor Zeros(string shape) => zeros([.. shape.Split(',').Select(long.Parse)]);
        var terms = new AttentionTerms { Mask = mask is null ? null : Zeros(mask) };
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => ScaledDotProduct.Attend(Zeros(q), Zeros(k), Zeros(v), terms)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mask_of_whole_numbers_is_refused()
    {
        var x = zeros(1, 1, 2, 4);
        var terms = new AttentionTerms { Mask = ones(1, 1, 1, 2, ScalarType.Int64) };
        Assert.Contains("AttentionMasks.Padding", Assert.Throws<ArgumentException>(() => ScaledDotProduct.Attend(x, x, x, terms)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("4,5")]
    [InlineData("1,5")]
    [InlineData("3,4,5")]
    [InlineData("1,4,5")]
    [InlineData("3,1,1")]
    [InlineData("2,1,4,5")]
    public void Any_mask_that_broadcasts_is_taken(string shape)
    {
        var (q, k, v) = (Some.Numbers(1, 2, 3, 4, 8), Some.Numbers(2, 2, 3, 5, 8), Some.Numbers(3, 2, 3, 5, 8));
        var mask = Some.Numbers(4, [.. shape.Split(',').Select(long.Parse)]);
        var whole = mask.expand(2, 3, 4, 5);
        var (context, _) = PlainAttention.Compute(q, k, v, (b, h, i, j) => PlainAttention.At(whole, b, h, i, j));
        Some.AssertNear(context, PlainAttention.Numbers(ScaledDotProduct.Attend(q, k, v, new() { Mask = mask }).Context));
        Some.AssertNear(context, PlainAttention.Numbers(ScaledDotProduct.Formula(q, k, v, new() { Mask = mask }).Context));
        var seen = mask.gt(-1);
        Some.AssertNear(ScaledDotProduct.Formula(q, k, v, new() { Mask = seen.expand(2, 3, 4, 5) }).Context, ScaledDotProduct.Attend(q, k, v, new() { Mask = seen }).Context);
    }

    [Fact]
    public void The_fused_kernel_drops_its_share_too()
    {
        random.manual_seed(5);
        var one = ones(1, 1, 1000, 1);
        var context = PlainAttention.Numbers(ScaledDotProduct.Fused(zeros(1, 1, 1000, 1), one.narrow(2, 0, 1), one.narrow(2, 0, 1), new() { Dropout = 0.25 }));
        Assert.All(context, c => Assert.True(c is 0 || Math.Abs(c - (1 / 0.75)) < 1e-6));
        Assert.InRange(context.Count(c => c == 0), 180, 320);
    }

    // Nobody wrote a derivative of the kernel's own backward: where there is none, the kernel was taken.
    [Fact]
    public void The_kernel_is_taken_where_it_may_and_its_lack_of_second_derivatives_is_told()
    {
        var x = Some.Numbers(1, 1, 2, 3, 4);
        Assert.True(GradGradCheck.Run(q => ScaledDotProduct.Formula(q, x, x, new()).Context, x).Passed);
        foreach (var mask in new[] { null, ones(3, 3, ScalarType.Bool) })
        {
            var told = Assert.Throws<BackwardException>(() => GradGradCheck.Run(q => ScaledDotProduct.Attend(q, x, x, new() { Mask = mask }).Context, x));
            Assert.Equal(BackwardProblem.NoDerivative, told.Problem);
            Assert.Contains("ScaledDotProduct.Formula", told.Message, StringComparison.Ordinal);
        }
    }

    private static Tensor? Mask(string kind, ScalarType type, long queries, long keys)
    {
        var lowest = finfo(type).min;
        var hidden = Some.Numbers(9, ScalarType.Float64, 2, 4, queries, keys).gt(0.3);
        // Each row keeps its first key.
        hidden.narrow(3, 0, 1).fill_(false);
        var additive = zeros([2, 4, queries, keys], type).masked_fill(hidden, lowest);
        return kind switch
        {
            "padding" => AttentionMasks.Padding(tensor(new long[] { 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1 }, [2, 6])),
            "boolean" => hidden.logical_not().narrow(1, 0, 1),
            "additive" => additive.narrow(1, 0, 1),
            "per head" => additive,
            "query and key" => additive[0, 0],
            "all of a row" => additive.index_fill(2, tensor(new[] { 0L }), lowest),
            "infinite" => zeros([2, 4, queries, keys], type).masked_fill(hidden, double.NegativeInfinity),
            "infinite row" => additive.index_fill(2, tensor(new[] { 0L }), double.NegativeInfinity),
            _ => null,
        };
    }
}
