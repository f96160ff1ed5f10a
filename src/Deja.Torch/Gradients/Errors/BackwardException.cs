namespace Deja.Torch.Gradients.Errors;

/// <summary>A backward pass failed. The message has libtorch's first line, then which of the known faults it is, why it happens and what to do; never a native stack.</summary>
public sealed class BackwardException : Exception
{
    internal BackwardException(BackwardProblem problem, string firstLine, string advice, Exception? inner = null) : base($"{firstLine}\n{advice}", inner)
    {
        Problem = problem;
        FirstLine = firstLine;
        Advice = advice;
    }

    /// <summary>Which fault it is.</summary>
    public BackwardProblem Problem { get; }

    /// <summary>What libtorch said, up to its first line break.</summary>
    public string FirstLine { get; }

    /// <summary>What it is, why, and what to do: a line each.</summary>
    public string Advice { get; }
}
