using Deja.Torch.Gradients;
using Deja.Torch.Gradients.Checks;
using Deja.Torch.Tests.Attention;

namespace Deja.Torch.Tests.Gradients;

/// <summary>Gradients against central differences.</summary>
public sealed class GradCheckTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Right_gradients_pass()
    {
        Assert.True(GradCheck.Run(x => x.sin() * x, Some.Numbers(1, 2, 3)).Passed);
        Assert.True(GradCheck.Run(i => matmul(i[0], i[1]).tanh(), [Some.Numbers(2, 2, 3), Some.Numbers(3, 3, 2)]).Passed);
        Assert.True(GradGradCheck.Run(i => matmul(i[0], i[1]).tanh(), [Some.Numbers(2, 2, 3), Some.Numbers(3, 3, 2)]).Passed);
        Assert.True(GradGradCheck.Run(x => (x * x * x).sum(), Some.Numbers(4, 3)).Passed);
        Assert.True(GradGradCheck.Run(x => x * 3, Some.Numbers(4, 3)).Passed);
    }

    [Fact]
    public void A_wrong_backward_fails_and_its_entry_is_named()
    {
        var wrong = tensor(new[] { 1.0, 1, 5 });
        var thrown = Assert.Throws<GradCheckException>(() => GradCheck.Run(i => GivenGradient.Apply(i[1], t => t * 2, (_, g) => g * 2 * wrong), [zeros(1, ScalarType.Float64), tensor(new[] { 1.0, 2, 3 })]));
        Assert.Equal((1, 10.0), (thrown.Result.Input, Math.Round(thrown.Result.ByBackward, 6)));
        Assert.Equal([2L], thrown.Result.InputIndex);
        Assert.Equal([2L], thrown.Result.OutputIndex);
        Assert.Contains("d output[2] / d input 1[2] is 10 by backward", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_detached_fails() =>
        Assert.False(GradCheck.Run(x => x * x.detach(), Some.Numbers(1, 3), new() { Throws = false }).Passed);

    [Fact]
    public void A_second_derivative_that_is_cut_off_fails()
    {
        // The first derivative is right: only that it changes with x is lost.
        static Tensor Square(Tensor x) => GivenGradient.Apply(x, t => t * t, (t, g) => g * 2 * t.detach());
        Assert.True(GradCheck.Run(Square, Some.Numbers(1, 3)).Passed);
        Assert.False(GradGradCheck.Run(Square, Some.Numbers(1, 3), new() { Throws = false }).Passed);
    }

    [Fact]
    public void What_cannot_be_checked_is_refused()
    {
        Assert.Contains("float64", Assert.Throws<ArgumentException>(() => GradCheck.Run(x => x, ones(2))).Message, StringComparison.Ordinal);
        Assert.Contains("dropout", Assert.Throws<ArgumentException>(() => GradCheck.Run(x => x * randn_like(x), ones(2, ScalarType.Float64))).Message, StringComparison.Ordinal);
    }
}
