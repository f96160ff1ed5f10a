using Deja.Torch.Gradients;
using Deja.Torch.Gradients.Errors;
using Deja.Torch.Tests.Attention;
using static TorchSharp.torch.nn;

namespace Deja.Torch.Tests.Gradients;

/// <summary>Stopped gradients, frozen parameters, straight-through steps, and backwards of one's own.</summary>
public sealed class StraightThroughTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Rounded_numbers_are_exactly_whole()
    {
        var x = (Some.Numbers(1, 1000) * 1e6).requires_grad_(true);
        Assert.All(StraightThrough.Round(x).data<double>().ToArray(), n => Assert.Equal(Math.Round(n), n));
        Some.AssertNear(ones(1000, ScalarType.Float64), Gradient.Of(StraightThrough.Round(x).sum(), x));
    }

    [Fact]
    public void A_choice_is_one_hot_and_the_first_of_equal_ones_is_taken()
    {
        Assert.Equal([1f, 0, 0, 0, 1, 0], StraightThrough.ArgMax(tensor(new[] { 1f, 1, 1, 0, 2, 2 }, [2, 3])).data<float>().ToArray());
        var hard = GumbelSoftmax.Hard(zeros(50, 4));
        Assert.Equal(Enumerable.Repeat(1f, 50), hard.sum(-1).data<float>().ToArray());
        Assert.Equal(50, hard.count_nonzero().item<long>());
    }

    [Fact]
    public void Gumbel_choices_are_distributed_as_the_softmax_says()
    {
        var logits = tensor(new[] { 0.5, -1, 1.2 });
        using var generator = new Generator(3);
        var noise = GumbelSoftmax.Noise([100_000, 3], ScalarType.Float64, generator);
        Assert.True(noise.isfinite().all().item<bool>());
        Some.AssertNear(logits.softmax(-1), GumbelSoftmax.Hard(logits.expand(100_000, 3), 0.5, noise).mean([0]), 0.01);
        Assert.Throws<ArgumentOutOfRangeException>(() => GumbelSoftmax.Soft(logits, 0));
    }

    [Fact]
    public void Frozen_parameters_let_gradients_pass_and_are_put_back_also_after_an_exception()
    {
        using var first = Linear(2, 2);
        using var second = Linear(2, 2);
        second.bias!.requires_grad = false;
        void Fails()
        {
            // The same module twice, to see that its first state is put back.
            using var frozen = FrozenParameters.Of(second, second);
            second.call(first.call(ones(1, 2))).sum().backward();
            Assert.All(second.parameters(), p => Assert.False(p.requires_grad));
            throw new InvalidOperationException();
        }

        Assert.Throws<InvalidOperationException>(Fails);
        Assert.Null(second.weight.grad);
        Assert.NotNull(first.weight.grad);
        Assert.True(second.weight.requires_grad);
        Assert.False(second.bias!.requires_grad);
    }

    [Fact]
    public void Parameters_are_frozen_by_their_names()
    {
        using var module = Linear(2, 2);
        using var frozen = FrozenParameters.Of(module, n => n == "bias");
        Assert.True(module.weight.requires_grad);
        Assert.False(module.bias!.requires_grad);
    }

    [Fact]
    public void A_constant_has_no_graph_whatever_it_is_made_of()
    {
        var x = ones(2).requires_grad_(true);
        Assert.False(StopGradient.During(() => x * 2).requires_grad);
        var made = x * 3;
        Assert.False(StopGradient.During(() => made).requires_grad);
        Assert.True(is_grad_enabled());
    }

    [Fact]
    public void A_given_backward_is_used_and_may_change_the_shape()
    {
        var x = tensor(new[] { 1.0, 2, 3 }).requires_grad_(true);
        var y = GivenGradient.Apply(x, t => t.sum(), (t, g) => g * t * 7);
        Backward.Run(y * 2);
        Assert.Equal([14.0, 28, 42], x.grad!.data<double>().ToArray());
    }

    [Fact]
    public void A_given_backward_that_throws_is_told_and_ends_nothing()
    {
        var x = ones(3).requires_grad_(true);
        var thrown = Assert.Throws<BackwardException>(() => Backward.Run(GivenGradient.Apply(x, t => t.sum(), (_, _) => throw new InvalidOperationException("no derivative here"))));
        Assert.Equal(BackwardProblem.GivenBackwardFailed, thrown.Problem);
        Assert.StartsWith("no derivative here", thrown.Message, StringComparison.Ordinal);
        var shape = Assert.Throws<BackwardException>(() => Gradient.Of(GivenGradient.Apply(x, t => t.sum(), (_, g) => g), x));
        Assert.Contains("[3]", shape.Message, StringComparison.Ordinal);
    }
}
