using Deja.Torch.Gradients;
using Deja.Torch.Gradients.Checks;
using Deja.Torch.Gradients.Errors;
using Deja.Torch.Gradients.Reports;
using Deja.Torch.Tests.Attention;

namespace Deja.Torch.Tests.Gradients;

/// <summary>Whatever is called, the tensors it made are gone afterwards, but for those it gives.</summary>
public sealed class GradientLeakTests
{
    // What goes in is made before, and is nobody's leak.
    private static readonly Tensor X = Kept(Some.Numbers(1, 2, 3)).requires_grad_(true), V = Kept(Some.Numbers(2, 3)).requires_grad_(true), Rewards = Kept(Some.Numbers(3, 4)),
        Choices = Kept(tensor(new[] { 0L, 1, 2, 0 })), Samples = Kept(Some.Numbers(4, 4, 3)), Whole = Kept(arange(3));

    private static readonly TorchSharp.Modules.Linear Module = Trained();

    private static readonly Dictionary<string, (int Given, Action Call)> Calls = new(StringComparer.Ordinal)
    {
        ["surrogate"] = (1, () => Surrogate.Loss(X, x => x * x)),
        ["asymmetry"] = (0, () => Surrogate.HasPrimitive(x => x.sin() * x, [V])),
        ["jacobians"] = (2, () => (Jacobian.Of(x => x * x, V), Jacobian.ByDifferences(x => x * x, V)).ToString()),
        ["gradient"] = (2 + 2 + 1, () => Gradient.Of(Sum(X), [X, V], allowUnused: true)[0]!.add(Gradient.Of(Sum(X), X))),
        ["gradient with a graph"] = (1 + 1, () => Gradient.Of(Sum(X), X, new() { CreateGraph = true })),
        ["categorical"] = (3, () => (CategoricalPolicy.Sample(V, 2), CategoricalPolicy.LogProbability(V, Choices), CategoricalPolicy.ExactSurrogate(V, V)).ToString()),
        ["normal"] = (3, () => (NormalPolicy.Sample(V, V, 2), NormalPolicy.LogProbability(V, V, Samples), NormalPolicy.Reparameterised(V, V, Samples)).ToString()),
        ["score function"] = (2, () => (ScoreFunction.Surrogate(Rewards, Rewards, Rewards), ScoreFunction.Loss(Rewards, Rewards)).ToString()),
        ["baselines"] = (2, () => (Baselines.Mean(Rewards), Baselines.LeaveOneOut(Rewards), Baselines.Running(1, Rewards)).ToString()),
        ["stopped"] = (2, () => (StopGradient.Of(X), StopGradient.During(() => X * 2)).ToString()),
        ["straight through"] = (4, () => (StraightThrough.Round(X), StraightThrough.Round(X, 1), StraightThrough.ArgMax(X), StraightThrough.Of(X, X)).ToString()),
        ["gumbel"] = (3, () => (GumbelSoftmax.Noise([2], ScalarType.Float32), GumbelSoftmax.Soft(X), GumbelSoftmax.Hard(X)).ToString()),
        ["frozen"] = (0, () => FrozenParameters.Of(Module).Dispose()),
        ["checks"] = (0, () => (GradCheck.Run(x => x.sin(), V), GradGradCheck.Run(x => x.sin(), V)).ToString()),
        ["report"] = (0, () => (GradientPage.Html(GradientReport.Of(Module)), GradientTable.Text(GradientReport.Of(Module)), GradientCsv.Text(GradientReport.Of(Module))).ToString()),
        ["recorder"] = (0, Record),
        ["backward"] = (0, RunBackward),
        ["backward with a graph"] = (0, RunBackwardWithGraph),
        ["backward errors"] = (0, FailBackward),
        ["given backward"] = (0, RunGiven),
    };

    public static TheoryData<string> Names => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_left_behind_but_what_is_given(string name) => LiveTensors.Check(Calls[name].Given, Calls[name].Call);

    // One tensor, which counts.
    private static Tensor Sum(Tensor x)
    {
        using var squares = x * x;
        return squares.sum();
    }

    private static void Record()
    {
        var recorder = new GradientRecorder(Module);
        recorder.Record();
        _ = recorder.Svg();
    }

    private static void RunBackward()
    {
        using var loss = Sum(X);
        Backward.Run(loss);
    }

    private static void RunBackwardWithGraph()
    {
        using var scope = NewDisposeScope();
        var x = ones(2).requires_grad_(true);
        Backward.Run(Sum(x), new() { CreateGraph = true });
        // Parameter and gradient would keep each other.
        x.grad = null;
    }

    private static void FailBackward()
    {
        using var loss = Sum(X);
        Backward.Run(loss);
        Assert.Throws<BackwardException>(() => Backward.Run(loss, new() { Module = Module }));
        Assert.Throws<BackwardException>(() => Gradient.Of(loss, X));
        Assert.Throws<BackwardException>(() => Backward.Run(X));
        Assert.Throws<BackwardException>(() => Gradient.Of(X, V, new() { Gradient = X }));
        Assert.Throws<BackwardException>(() => Backward.Watch(() => Whole.requires_grad = true));
    }

    // What TorchSharp's own function makes in its backward pass belongs to the scope around that.
    private static void RunGiven()
    {
        using var scope = NewDisposeScope();
        Backward.Run(GivenGradient.Apply(X, x => x.sum(), (x, g) => g * x));
    }

    private static TorchSharp.Modules.Linear Trained()
    {
        var module = nn.Linear(3, 2);
        using var scope = NewDisposeScope();
        module.call(ones(1, 3)).sum().backward();
        return module;
    }

    private static Tensor Kept(Tensor tensor) => tensor.DetachFromDisposeScope();
}
