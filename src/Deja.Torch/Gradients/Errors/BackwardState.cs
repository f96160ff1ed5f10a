using static TorchSharp.torch;

namespace Deja.Torch.Gradients.Errors;

/// <summary>What is known of a backward pass that failed.</summary>
/// <param name="Loss">What went backward.</param>
/// <param name="WasDone">Whether the same tensor went backward before.</param>
/// <param name="Options">How.</param>
internal sealed record BackwardState(Tensor Loss, bool WasDone, BackwardOptions Options)
{
    /// <summary>Whether a module is known that has parameters to train, and no gradient of theirs is anything but zero.</summary>
    public bool IsCleared => Options.Module?.parameters().Where(p => p.requires_grad).ToList() is { Count: > 0 } trained && trained.All(IsClear);

    /// <summary>The loss's shape, as it is written.</summary>
    public string Shape => $"[{string.Join(", ", Loss.shape)}]";

    private static bool IsClear(Tensor parameter)
    {
        using var scope = NewDisposeScope();
        return parameter.grad is not { } gradient || !(gradient.is_sparse ? gradient.to_dense() : gradient).ne(0).any().item<bool>();
    }
}
