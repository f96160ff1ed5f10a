namespace Deja.Run.Kernels;

/// <summary>How a block came to its end.</summary>
public enum BlockStatus
{
    /// <summary>By itself, with exit code 0 and no error.</summary>
    Done,

    /// <summary>By itself, with an error, an exception or another exit code.</summary>
    Failed,

    /// <summary>It took longer than it may.</summary>
    TimedOut,

    /// <summary>It printed more than it may.</summary>
    TooMuchOutput,

    /// <summary>Its user stopped it.</summary>
    Interrupted,
}
