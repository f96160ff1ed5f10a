namespace Deja.CSharp.Sessions;

/// <summary>Why a request failed.</summary>
/// <param name="Message">In one line.</param>
internal sealed record BlockFault(string Message)
{
    /// <summary>The type of the exception, or the compiler's code of the first error.</summary>
    public string? Name { get; init; }

    /// <summary>The text for people.</summary>
    public string? Trace { get; init; }

    /// <summary>The line of the note, from 1; null where it isn't known.</summary>
    public int? Line { get; init; }

    /// <summary>The column, from 1.</summary>
    public int? Column { get; init; }
}
