using Deja.Torch.Attention;

namespace Deja.Bench.Attention;

/// <summary>A whole text at once: the fused kernel, and the formula step by step, in the same libtorch. Names are those of attention.py.</summary>
internal static class Forward
{
    public static IEnumerable<(string Name, double Milliseconds)> Measure()
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        using var module = new MultiHeadAttention(new() { HiddenSize = Shape.Hidden, Heads = Shape.Heads });
        module.eval();
        foreach (var length in Shape.Lengths)
        {
            var x = randn(Shape.Batch, Shape.Heads, length, Shape.HeadSize);
            var hidden = randn(Shape.Batch, length, Shape.Hidden);
            var weights = module.state_dict();
            yield return ($"kernel fused {length}", Clock.Best(() => ScaledDotProduct.Attend(x, x, x, new())));
            yield return ($"kernel formula {length}", Clock.Best(() => ScaledDotProduct.Formula(x, x, x, new())));
            yield return ($"causal fused {length}", Clock.Best(() => ScaledDotProduct.Attend(x, x, x, new() { IsCausal = true })));
            yield return ($"causal formula {length}", Clock.Best(() => ScaledDotProduct.Formula(x, x, x, new() { IsCausal = true })));
            // One token of padding, which may look nowhere, on the left of one text.
            var real = ones(Shape.Batch, length, ScalarType.Int64);
            real[0, 0] = 0;
            var padded = new AttentionTerms { IsCausal = true, Mask = AttentionMasks.Padding(real) };
            yield return ($"padded fused {length}", Clock.Best(() => ScaledDotProduct.Attend(x, x, x, padded)));
            yield return ($"padded formula {length}", Clock.Best(() => ScaledDotProduct.Formula(x, x, x, padded)));
            yield return ($"module fused {length}", Clock.Best(() => module.call(new() { Hidden = hidden })));
            yield return ($"module formula {length}", Clock.Best(() => ByFormula(weights, hidden)));
        }
    }

    // The module's own steps, with the formula in the kernel's place.
    private static Tensor ByFormula(Dictionary<string, Tensor> weights, Tensor hidden)
    {
        Tensor Projected(string name) => nn.functional.linear(hidden, weights[name + ".weight"], weights[name + ".bias"]).view(Shape.Batch, -1, Shape.Heads, Shape.HeadSize).transpose(1, 2);
        var context = ScaledDotProduct.Formula(Projected("query"), Projected("key"), Projected("value"), new()).Context;
        return context.transpose(1, 2).reshape(Shape.Batch, -1, Shape.Hidden);
    }
}
