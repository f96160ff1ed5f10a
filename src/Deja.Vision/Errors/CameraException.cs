namespace Deja.Vision.Errors;

/// <summary>A camera, stream or clip that can't be opened, read or written; the message says what happened, why, and what to do.</summary>
public sealed class CameraException(CameraProblem problem, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What it is about, for a program that acts on it.</summary>
    public CameraProblem Problem { get; } = problem;
}
