using Deja.Torch.Gradients;
using Deja.Torch.Tests.Attention;

namespace Deja.Torch.Tests.Gradients;

/// <summary>Losses whose gradient is a given formula.</summary>
public sealed class SurrogateTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void The_gradient_is_the_formula_in_any_shape()
    {
        var x = Some.Numbers(1, 2, 3, 4).requires_grad_(true);
        Some.AssertNear(x.detach().cos(), Gradient.Of(Surrogate.Loss(x, t => t.cos()), x));
    }

    [Fact]
    public void It_goes_on_to_what_x_was_computed_from()
    {
        var w = Some.Numbers(2, 5).requires_grad_(true);
        // g(w²) · 2w by the chain rule.
        Some.AssertNear((w * w).exp().detach() * 2 * w.detach(), Gradient.Of(Surrogate.Loss(w * w, t => t.exp()), w));
    }

    [Fact]
    public void A_gradient_of_another_shape_is_refused() =>
        Assert.Contains("[3]", Assert.Throws<ArgumentException>(() => Surrogate.Loss(zeros(2, 3), zeros(3))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_gradient_of_a_function_has_a_primitive_and_a_rotation_has_none()
    {
        var points = new[] { Some.Numbers(3, 4), Some.Numbers(4, 4), Some.Numbers(5, 4) };
        var quadratic = Some.Numbers(6, 4, 4);
        // The gradient of sin(Σx) + xᵀAx.
        Assert.True(Surrogate.HasPrimitive(x => x.sum().cos() + matmul(quadratic + quadratic.t(), x), points));
        Assert.False(Surrogate.HasPrimitive(x => matmul(quadratic - quadratic.t(), x), points));
        Assert.True(Surrogate.HasPrimitive(x => zeros_like(x), points));
    }

    [Fact]
    public void The_Jacobian_by_backward_is_that_by_differences()
    {
        var x = Some.Numbers(7, 2, 3);
        static Tensor Function(Tensor t) => (t.sin() * t[0]).sum(1);
        Some.AssertNear(Jacobian.ByDifferences(Function, x), Jacobian.Of(Function, x), 1e-8);
    }

    [Fact]
    public void Gradients_for_given_inputs_leave_those_of_parameters_alone()
    {
        var x = ones(3, ScalarType.Float64).requires_grad_(true);
        x.grad = full(3, 7.0, ScalarType.Float64);
        var middle = x * 2;
        var gradients = Gradient.Of((middle * middle).sum(), [x, middle]);
        Assert.Equal([8.0, 8, 8], gradients[0]!.data<double>().ToArray());
        Assert.Equal([4.0, 4, 4], gradients[1]!.data<double>().ToArray());
        Assert.Equal([7.0, 7, 7], x.grad!.data<double>().ToArray());
    }
}
