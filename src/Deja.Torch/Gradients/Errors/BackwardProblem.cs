namespace Deja.Torch.Gradients.Errors;

/// <summary>What can be wrong about a backward pass.</summary>
public enum BackwardProblem
{
    /// <summary>None that is known here: libtorch's own words say what it is.</summary>
    Other,

    /// <summary>The same loss went backward before; its graph is freed.</summary>
    SameLossAgain,

    /// <summary>The same loss went backward before and the gradients were cleared since: the loss of the last step is used in the next.</summary>
    LossReusedAfterZeroGrad,

    /// <summary>Another backward pass freed a part of the graph that this loss needs too: of another loss, or of this one, when that pass was not made by <see cref="Backward.Run"/>.</summary>
    SharedGraphFreed,

    /// <summary>A tensor that the backward pass needs was changed in place.</summary>
    ChangedInPlace,

    /// <summary>A parameter, or another leaf that requires a gradient, was changed in place.</summary>
    LeafChangedInPlace,

    /// <summary>The loss has several entries, and no gradient is given to start from.</summary>
    NotScalar,

    /// <summary>The loss is a complex number.</summary>
    NotReal,

    /// <summary>The loss has no graph behind it.</summary>
    NothingRequiresGradient,

    /// <summary>The given gradient has another shape than what it is the gradient of.</summary>
    WrongGradientShape,

    /// <summary>Whole numbers and booleans have no gradient.</summary>
    NotFloatingPoint,

    /// <summary>A gradient is asked for something that the loss doesn't depend on.</summary>
    UnusedInput,

    /// <summary>libtorch has no derivative of an operation, such as a second one of a fused kernel.</summary>
    NoDerivative,

    /// <summary>A backward function written in C# threw.</summary>
    GivenBackwardFailed,
}
