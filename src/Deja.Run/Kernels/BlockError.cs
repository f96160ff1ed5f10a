namespace Deja.Run.Kernels;

/// <summary>An error that a block ended with.</summary>
/// <param name="Message">In one line.</param>
public sealed record BlockError(string Message)
{
    /// <summary>The type of the exception; null where there is none.</summary>
    public string? Name { get; init; }

    /// <summary>The text for people, with its stack trace; several lines. Null where the message is all.</summary>
    public string? Trace { get; init; }

    /// <summary>The line of the note, counted from 1; null where it isn't known.</summary>
    public int? Line { get; init; }

    /// <summary>The column, counted from 1.</summary>
    public int? Column { get; init; }
}
