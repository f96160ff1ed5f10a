using Deja.Torch.Gradients;
using Deja.Torch.Gradients.Errors;

namespace Deja.Torch.Tests.Reference.Gradients;

/// <summary>What goes wrong with backward, and the right numbers after the mend.</summary>
internal static class ErrorCases
{
    private static readonly Dictionary<string, (Action<Tensor, Tensor> Fails, BackwardProblem Problem, Func<Tensor, Tensor, Dictionary<string, Tensor?>> Mended)> All = new(StringComparer.Ordinal)
    {
        ["backward_twice"] = (Twice, BackwardProblem.SameLossAgain, (x, w) => TwoPasses(x, w, anew: false)),
        ["backward_twice_recompute"] = (Twice, BackwardProblem.SameLossAgain, (x, w) => TwoPasses(x, w, anew: true)),
        ["inplace_output"] = (ChangedOutput, BackwardProblem.ChangedInPlace, (x, w) => One(x, (w * (x.sigmoid() + 1)).sum())),
        ["inplace_input"] = (ChangedInput, BackwardProblem.ChangedInPlace, (x, w) => One(x, (w * (x * 2) * (x * 2)).sum())),
        ["inplace_leaf"] = (static (x, _) => Backward.Watch(() => x.add_(1)), BackwardProblem.LeafChangedInPlace, ChangedLeaf),
        ["non_scalar"] = (static (x, w) => Backward.Run(w * x * x), BackwardProblem.NotScalar, WithOnes),
        ["gradient_shape"] = (static (x, w) => Backward.Run(w * x * x, new() { Gradient = ones(x.numel() + 1, x.dtype) }), BackwardProblem.WrongGradientShape, WithOnes),
        ["no_grad_needed"] = (static (x, w) => Backward.Run((w * x.detach()).sum()), BackwardProblem.NothingRequiresGradient, (x, w) => One(x, (w * x).sum())),
        ["detached"] = (static (x, w) => Backward.Run((w * x).sum().detach()), BackwardProblem.NothingRequiresGradient, (x, w) => One(x, (w * x).sum())),
        ["integer_requires_grad"] = (static (_, _) => Backward.Watch(() => arange(3).requires_grad = true), BackwardProblem.NotFloatingPoint, (x, w) => One(x, (w * x).sum())),
        ["grad_unused"] = (static (x, _) => Gradient.Of((x * x).sum(), [x, zeros_like(x).requires_grad_(true)]), BackwardProblem.UnusedInput, Unused),
    };

    public static void Run(ReferenceCase reference)
    {
        for (var i = 0; i < reference.Root.GetProperty("cases").GetArrayLength(); i++)
        {
            string[] Path(params string[] rest) => ["cases", $"{i}", .. rest];
            var (fails, problem, mended) = All[reference.At(Path("case"))!.Value.GetString()!];
            Tensor X() => reference.Tensor(Path("inputs", "x"))!.requires_grad_(true);
            var w = reference.Tensor(Path("inputs", "w"))!;
            var error = Assert.Throws<BackwardException>(() => fails(X(), w));
            Assert.Equal(problem, error.Problem);
            Assert.Contains(reference.At(Path("match_libtorch"))!.Value.GetString()!, error.FirstLine, StringComparison.Ordinal);
            Assert.DoesNotContain("frame #", error.Message, StringComparison.Ordinal);
            if (reference.At(Path("torchsharp", "first_line")) is { } line) Assert.StartsWith(line.GetString()!, error.Message, StringComparison.Ordinal);
            var got = mended(X(), w);
            foreach (var name in reference.At(Path("expected"))!.Value.EnumerateObject().Select(p => p.Name)) reference.Check(got[name], Path("expected", name));
        }
    }

    private static void Twice(Tensor x, Tensor w)
    {
        var loss = (w * x.exp()).sum();
        Backward.Run(loss);
        Backward.Run(loss);
    }

    private static Dictionary<string, Tensor?> TwoPasses(Tensor x, Tensor w, bool anew)
    {
        Tensor Loss() => (w * x.exp()).sum();
        var loss = Loss();
        Backward.Run(loss, new() { RetainGraph = !anew });
        var first = x.grad!.clone();
        if (anew) x.grad!.zero_();
        Backward.Run(anew ? Loss() : loss);
        return new() { ["grad_after_first"] = first, ["grad_after_second"] = x.grad };
    }

    private static void ChangedOutput(Tensor x, Tensor w)
    {
        var y = x.sigmoid();
        y.add_(1);
        Backward.Run((w * y).sum());
    }

    private static void ChangedInput(Tensor x, Tensor w)
    {
        var a = x * 2;
        var y = a * a;
        a.mul_(3);
        Backward.Run((w * y).sum());
    }

    private static Dictionary<string, Tensor?> ChangedLeaf(Tensor x, Tensor w)
    {
        using (no_grad()) x.add_(1);
        return One(x, (w * x * x).sum());
    }

    private static Dictionary<string, Tensor?> WithOnes(Tensor x, Tensor w) => new()
    {
        ["grad_with_ones"] = Gradient.Of(w * x * x, x, new() { Gradient = ones_like(x) }),
        ["grad_of_sum"] = Gradient.Of((w * x * x).sum(), x),
    };

    private static Dictionary<string, Tensor?> Unused(Tensor x, Tensor w)
    {
        var gradients = Gradient.Of((x * x).sum(), [x, zeros_like(x).requires_grad_(true)], allowUnused: true);
        return new() { ["grad_x"] = gradients[0], ["grad_z"] = gradients[1] };
    }

    private static Dictionary<string, Tensor?> One(Tensor x, Tensor loss)
    {
        Backward.Run(loss);
        return new() { ["loss"] = loss, ["grad_x"] = x.grad };
    }
}
