namespace Deja.Run.Kernels;

/// <summary>An error that a block ended with.</summary>
/// <param name="Message">In one line.</param>
public sealed record BlockError(string Message)
{
    /// <summary>The type of the exception; null where there is none.</summary>
    public string? Name { get; init; }

    /// <summary>The text for people, with its stack trace; several lines. Null where the message is all, empty where the block has printed it already.</summary>
    public string? Trace { get; init; }

    /// <summary>What is still to be told to people: empty where the block did so itself.</summary>
    public string Text => (Trace ?? (Name is null ? Message : $"{Name}: {Message}")).TrimEnd('\n');

    /// <summary>The line of the note, counted from 1; null where it isn't known.</summary>
    public int? Line { get; init; }

    /// <summary>The column, counted from 1.</summary>
    public int? Column { get; init; }
}
