namespace Deja.Recall.Errors;

/// <summary>What part a line plays in a log.</summary>
internal enum LineKind
{
    /// <summary>Says what went wrong: an exception, a compiler's or a tool's error.</summary>
    Error,

    /// <summary>Stands around the errors and says neither that nor where.</summary>
    Plain,

    /// <summary>Says where: a stack frame, the source it shows, a marker under it.</summary>
    Frame,

    /// <summary>Says that something went wrong before: <c>ld returned 1 exit status</c>, <c>Job failed</c>.</summary>
    Aftermath,
}
