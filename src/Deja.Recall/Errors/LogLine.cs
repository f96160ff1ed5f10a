namespace Deja.Recall.Errors;

/// <summary>A line of a log.</summary>
/// <param name="Text">Without colours and without what a machine put before it (time, host, service).</param>
/// <param name="Kind">The part it plays.</param>
internal readonly record struct LogLine(string Text, LineKind Kind);
