using Deja.Torch.Gradients;
using Deja.Torch.Gradients.Checks;
using Deja.Torch.Gradients.Errors;
using Deja.Torch.Gradients.Reports;
using Deja.Torch.Tests.Attention;
using static TorchSharp.torch.nn;

namespace Deja.Torch.Tests.Gradients;

/// <summary>What goes wrong, or is unusual, around gradients.</summary>
public sealed class GradientEdgeTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void A_change_in_place_behind_a_given_backward_is_told_as_one()
    {
        var hidden = ones(3).requires_grad_(true) * 1;
        var y = GivenGradient.Apply(hidden, t => t * 2, (t, outer) => outer * 2);
        hidden.add_(1);
        Assert.Equal(BackwardProblem.ChangedInPlace, Assert.Throws<BackwardException>(() => Backward.Run(y.sum())).Problem);
    }

    [Fact]
    public void A_given_backwards_fault_is_told_to_the_pass_that_it_is_of()
    {
        var (failing, fine) = (0, 0);
        Parallel.Invoke(() => failing = Passes(true), () => fine = Passes(false));
        Assert.Equal((200, 0), (failing, fine));

        static int Passes(bool fails)
        {
            var told = 0;
            for (var i = 0; i < 200; i++)
            {
                using var scope = NewDisposeScope();
                var y = GivenGradient.Apply(ones(2).requires_grad_(true), t => t * 1, (_, outer) => fails ? throw new FormatException("wrong") : outer * 1);
                try
                {
                    Backward.Run(y.sum());
                }
                catch (BackwardException e) when (e.Problem == BackwardProblem.GivenBackwardFailed)
                {
                    told++;
                }
            }

            return told;
        }
    }

    [Fact]
    public void A_given_backward_leaves_no_tensor_behind()
    {
        using var x = ones(3).DetachFromDisposeScope().requires_grad_(true);
        Pass();
        var before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        for (var i = 0; i < 10; i++) Pass();
        Assert.Equal(before, DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);

        void Pass()
        {
            using var y = GivenGradient.Apply(x, t => t * 2, (t, outer) => (outer * 2) + (t * 0));
            using var loss = y.sum();
            Backward.Run(loss);
        }
    }

    [Fact]
    public void A_fault_is_not_forgotten_when_another_given_backward_takes_gradients_itself()
    {
        static Tensor Checkpointed(Tensor t, Tensor outer)
        {
            using var grad = enable_grad();
            var own = t.detach().requires_grad_(true);
            return Gradient.Of((own * 3).sum(), own) * outer;
        }

        // What was applied last goes backward first.
        var first = GivenGradient.Apply(ones(2).requires_grad_(true), t => t * 3, Checkpointed);
        var fails = GivenGradient.Apply(first, t => t * 1, (_, _) => throw new FormatException("wrong"));
        Assert.IsType<FormatException>(Assert.Throws<BackwardException>(() => Backward.Run(fails.sum())).InnerException);
    }

    [Theory]
    [InlineData(new long[0], new long[] { 2 })]
    [InlineData(new long[] { 2 }, new long[] { 5, 2 })]
    [InlineData(new long[] { 2 }, new long[] { 3 })]
    public void A_gradient_of_another_shape_is_refused(long[] output, long[] gradient)
    {
        var w = ones(output).requires_grad_(true);
        Assert.Equal(BackwardProblem.WrongGradientShape, Assert.Throws<BackwardException>(() => Backward.Run(w * 1, new() { Gradient = ones(gradient) })).Problem);
        Assert.Equal(BackwardProblem.WrongGradientShape, Assert.Throws<BackwardException>(() => Gradient.Of(w * 1, w, new() { Gradient = ones(gradient) })).Problem);
        Assert.Null(w.grad);
    }

    [Fact]
    public void What_a_given_backward_threw_is_told_though_libtorch_fails_behind_it()
    {
        var hidden = ones(3).requires_grad_(true) * 1;
        var squared = hidden * hidden;
        var y = GivenGradient.Apply(squared, t => t * 1, (_, _) => throw new FormatException("the cause"));
        hidden.add_(1);
        Assert.IsType<FormatException>(Assert.Throws<BackwardException>(() => Backward.Run(y.sum())).InnerException);
        Assert.IsType<FormatException>(Assert.Throws<BackwardException>(() => Gradient.Of(GivenGradient.Apply(squared, t => t * 1, (_, _) => throw new FormatException("the cause")).sum(), squared)).InnerException);
    }

    [Fact]
    public void Gradients_get_a_graph_when_it_is_asked_for()
    {
        var x = tensor(2.0).requires_grad_(true);
        Backward.Run(x.pow(3), new() { CreateGraph = true });
        Assert.Equal(12, Gradient.Of(x.grad!, x).item<double>(), 12);
    }

    [Fact]
    public void Nothing_is_said_of_cleared_gradients_where_nothing_was_to_be_trained()
    {
        using var module = Linear(2, 1);
        var x = ones(1, 2).requires_grad_(true);
        using var frozen = FrozenParameters.Of(module);
        var loss = module.call(x).square().sum();
        Backward.Run(loss);
        Assert.Equal(BackwardProblem.SameLossAgain, Assert.Throws<BackwardException>(() => Backward.Run(loss, new() { Module = module })).Problem);
    }

    [Fact]
    public void A_loss_used_twice_is_told_of_a_module_with_sparse_gradients_too()
    {
        using var module = Embedding(5, 2, sparse: true);
        var loss = module.call(tensor(new[] { 1L, 3 })).sum();
        Backward.Run(loss);
        Assert.Equal(BackwardProblem.SameLossAgain, Assert.Throws<BackwardException>(() => Backward.Run(loss, new() { Module = module })).Problem);
    }

    [Fact]
    public void A_complex_loss_is_told()
    {
        var x = ones(1, ScalarType.ComplexFloat32).requires_grad_(true);
        Assert.Equal(BackwardProblem.NotReal, Assert.Throws<BackwardException>(() => Backward.Run((x * x).sum())).Problem);
    }

    [Fact]
    public void Gradients_for_nothing_and_for_constants_are_refused()
    {
        var w = ones(2).requires_grad_(true);
        Assert.Throws<ArgumentException>(() => Gradient.Of(w.sum(), []));
        Assert.Null(w.grad);
        Assert.Contains("input 1", Assert.Throws<BackwardException>(() => Gradient.Of(w.sum(), [w, ones(2)])).Message, StringComparison.Ordinal);
        var allowed = Gradient.Of(w.sum(), [ones(2), w], allowUnused: true);
        Assert.Null(allowed[0]);
        Assert.Equal([1, 1], PlainAttention.Numbers(allowed[1]!));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Parameters_are_thawed_by_the_last_of_two_scopes_in_whatever_order_they_end(bool isNested)
    {
        using var module = Linear(2, 2);
        var (outer, inner) = (FrozenParameters.Of(module), FrozenParameters.Of(module));
        (isNested ? inner : outer).Dispose();
        Assert.All(module.parameters(), p => Assert.False(p.requires_grad));
        (isNested ? outer : inner).Dispose();
        Assert.All(module.parameters(), p => Assert.True(p.requires_grad));
        using (FrozenParameters.Of(module, name => name == "weight")) Assert.Equal([false, true], module.named_parameters().OrderByDescending(p => p.name, StringComparer.Ordinal).Select(p => p.parameter.requires_grad));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Parameters_are_thawed_though_the_module_was_changed_meanwhile(bool isDisposed)
    {
        using var kept = Linear(2, 2);
        var other = Linear(2, 2);
        void Train()
        {
            using var frozen = FrozenParameters.Of(other, kept);
            if (isDisposed) other.Dispose();
            else other.to(ScalarType.Float64);
            throw new FormatException("of the user");
        }

        Assert.Throws<FormatException>(Train);
        Assert.All(kept.parameters(), p => Assert.True(p.requires_grad));
        if (!isDisposed) Assert.All(other.parameters(), p => Assert.True(p.requires_grad));
        other.Dispose();
    }

    [Fact]
    public void What_is_given_back_from_outside_keeps_its_owner()
    {
        Tensor given;
        using (NewDisposeScope())
        {
            given = ones(3);
            Surrogate.Loss(ones(3).requires_grad_(true), _ => given);
        }

        Assert.True(given.IsInvalid);
    }

    [Fact]
    public void A_formula_without_a_graph_is_looked_at_by_differences()
    {
        static Tensor Rotation(Tensor x) => tensor(new[] { -x[1].item<double>(), x[0].item<double>() });
        var x = tensor(new[] { 1.0, 2.0 });
        Assert.Equal(2, Surrogate.Asymmetry(Rotation, x), 6);
        Assert.False(Surrogate.HasPrimitive(Rotation, [x]));
        Assert.True(Surrogate.HasPrimitive(at => tensor(new[] { 2 * at[0].item<double>(), Math.Exp(at[1].item<double>()) }), [x]));
        Assert.Throws<ArgumentException>(() => Surrogate.HasPrimitive(Rotation, []));
    }

    // Autograd takes the detached part for a constant; the surrogate does so with all of it.
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void A_formula_of_which_a_part_is_detached_is_looked_at_by_differences(ScalarType type)
    {
        var x = tensor(new[] { 1.0, 2.0 }).to(type);
        Assert.False(Surrogate.HasPrimitive(t => stack([-t[1], t[0]]).detach() + (t * 0), [x]));
        Assert.Equal(2, Surrogate.Asymmetry(t => stack([-t[1], t[0]]).detach() + (t * 0), x), 3);
        Assert.True(Surrogate.HasPrimitive(t => t.exp() + (t.detach() * 2), [x], tolerance: 1e-3));
    }

    [Theory]
    [InlineData(ScalarType.Float32, 1e-9, 2e-9)]
    [InlineData(ScalarType.BFloat16, 0.010, 0.012)]
    public void The_largest_logit_is_taken_though_the_probabilities_are_equal(ScalarType type, double less, double more)
    {
        var logits = tensor(new[] { less, more }).to(type);
        Assert.Equal([0, 1], PlainAttention.Numbers(StraightThrough.ArgMax(logits)));
        Assert.Equal([0, 1], PlainAttention.Numbers(GumbelSoftmax.Hard(logits, 1, zeros_like(logits))));
    }

    [Fact]
    public void Infinities_go_through_a_step_as_they_are() =>
        Assert.Equal([double.PositiveInfinity, double.NegativeInfinity, 2], PlainAttention.Numbers(StraightThrough.Round(tensor(new[] { double.PositiveInfinity, double.NegativeInfinity, 1.6 }).requires_grad_(true))));

    [Fact]
    public void A_choice_that_cannot_be_leaves_the_surrogate_a_number()
    {
        var logits = tensor(new[] { 0.5, double.NegativeInfinity, 0.1 }).requires_grad_(true);
        var loss = CategoricalPolicy.ExactSurrogate(logits, tensor(new[] { 1.0, 2.0, 3.0 }));
        Assert.False(double.IsNaN(loss.item<double>()));
        var p = PlainAttention.Numbers(logits.softmax(-1));
        var mean = p[0] + (3 * p[2]);
        Some.AssertNear([p[0] * (1 - mean), 0, p[2] * (3 - mean)], PlainAttention.Numbers(Gradient.Of(loss, logits)));
    }

    [Fact]
    public void Both_parts_of_complex_gradients_are_counted()
    {
        var gradient = complex(tensor(new[] { 3.0, 0.0 }), tensor(new[] { 4.0, 0.0 }));
        var statistics = GradientStatistics.Of(gradient);
        Assert.Equal((5.0, 4L, 2L), (statistics.Norm, statistics.Count, statistics.Zeros));
    }

    [Fact]
    public void The_worst_entry_of_all_inputs_is_relative_to_what_is_allowed()
    {
        // Of the first input 0.3 % is wrong, of the second all.
        static Tensor Function(IReadOnlyList<Tensor> i) => (GivenGradient.Apply(i[0], t => t * 1e6, (_, outer) => outer * 1.003e6) + GivenGradient.Apply(i[1], t => t * 5, (_, outer) => outer * 0)).sum();
        Assert.Equal(1, GradCheck.Run(Function, [ones(1, ScalarType.Float64), ones(1, ScalarType.Float64)], new() { Throws = false }).Input);
    }

    [Fact]
    public void Equal_gradients_are_near_also_where_nothing_may_differ() => Assert.True(GradCheck.Run(t => t * 2, zeros(2, ScalarType.Float64), new() { Absolute = 0, Relative = 1e-9 }).Passed);

    [Fact]
    public void Normal_numbers_need_the_dimension_of_their_vector()
    {
        Assert.Throws<ArgumentException>(() => NormalPolicy.LogProbability(tensor(0.5), tensor(0.0), ones(5, ScalarType.Float64)));
        Assert.Throws<ArgumentException>(() => NormalPolicy.LogProbability(ones(1), zeros(1), ones(5)));
        Assert.Equal([5L], NormalPolicy.LogProbability(ones(1), zeros(1), ones(5, 1)).shape);
    }

    [Fact]
    public void Samples_are_those_of_their_generator()
    {
        Tensor Drawn(ulong seed)
        {
            using var generator = new Generator(seed);
            return cat([NormalPolicy.Sample(zeros(3), zeros(3), 2, generator).flatten(), CategoricalPolicy.Sample(zeros(9), 6, generator).to(ScalarType.Float32)]);
        }

        Some.AssertNear(Drawn(3), Drawn(3), 0);
        Assert.False(allclose(Drawn(3), Drawn(4)));
    }

    [Fact]
    public void Outputs_of_another_type_and_without_entries_are_checked()
    {
        var x = tensor(new[] { 1.0, 2.0 });
        Assert.True(GradCheck.Run(t => t.narrow(0, 0, 0), x).Passed);
        Assert.Contains("complex", Assert.Throws<ArgumentException>(() => GradCheck.Run(t => complex(t, t), x)).Message, StringComparison.Ordinal);
    }
}
