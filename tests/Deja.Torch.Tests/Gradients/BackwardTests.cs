using Deja.Torch.Gradients;
using Deja.Torch.Gradients.Errors;
using static TorchSharp.torch.nn;

namespace Deja.Torch.Tests.Gradients;

/// <summary>What is said when backward fails.</summary>
public sealed class BackwardTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void A_loss_reused_after_zero_grad_is_told_from_one_used_twice()
    {
        using var module = Linear(2, 1);
        var loss = module.call(ones(1, 2)).square().sum();
        Backward.Run(loss);
        Assert.Equal(BackwardProblem.SameLossAgain, Failed(() => Backward.Run(loss, new() { Module = module })).Problem);
        module.zero_grad();
        var reused = Failed(() => Backward.Run(loss, new() { Module = module }));
        Assert.Equal(BackwardProblem.LossReusedAfterZeroGrad, reused.Problem);
        Assert.Contains("zero_grad clears gradients", reused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_losses_that_share_a_forward_pass_are_told()
    {
        var shared = ones(3).requires_grad_(true).exp();
        Backward.Run(shared.sum());
        Assert.Equal(BackwardProblem.SharedGraphFreed, Failed(() => Backward.Run((shared * 2).sum())).Problem);
    }

    [Fact]
    public void The_message_has_libtorchs_line_first_then_what_why_and_what_to_do()
    {
        var lines = Failed(() => Backward.Run(ones(2, 3).requires_grad_(true) * 2)).Message.Split('\n');
        Assert.Equal("grad can be implicitly created only for scalar outputs", lines[0]);
        Assert.Equal("What: the loss is no scalar: its shape is [2, 3].", lines[1]);
        Assert.StartsWith("Why: ", lines[2], StringComparison.Ordinal);
        Assert.Equal("Do: take loss.sum() or loss.mean(), or give Gradient, a tensor of the same shape.", lines[3]);
        Assert.Equal(4, lines.Length);
    }

    [Fact]
    public void A_loss_under_no_grad_says_so()
    {
        var x = ones(3).requires_grad_(true);
        using var noGradient = no_grad();
        Assert.Contains("no_grad is in force", Failed(() => Backward.Run(x.exp().sum())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_ends_the_process_in_autograd_grad_is_an_exception_here()
    {
        var x = ones(3).requires_grad_(true);
        var changed = x.sigmoid();
        changed.add_(1);
        Assert.Equal(BackwardProblem.ChangedInPlace, Failed(() => Gradient.Of(changed.sum(), x)).Problem);
        Assert.Equal(BackwardProblem.NothingRequiresGradient, Failed(() => Gradient.Of((x * x).sum(), ones(3))).Problem);
        Assert.Equal(BackwardProblem.NotScalar, Failed(() => Gradient.Of(x * x, x)).Problem);
        Assert.Equal(BackwardProblem.WrongGradientShape, Failed(() => Gradient.Of(x * x, x, new() { Gradient = ones(4) })).Problem);
        Assert.Contains("input 1", Failed(() => Gradient.Of((x * x).sum(), [x, ones(1).requires_grad_(true)])).Message, StringComparison.Ordinal);
        Assert.Null(x.grad);
    }

    private static BackwardException Failed(Action action) => Assert.Throws<BackwardException>(action);
}
