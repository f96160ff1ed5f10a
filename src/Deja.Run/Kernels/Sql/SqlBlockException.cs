namespace Deja.Run.Kernels.Sql;

/// <summary>A statement of a block failed.</summary>
internal sealed class SqlBlockException(string message, int? line) : Exception(message)
{
    /// <summary>The line of the note on which the statement begins; null where it isn't known.</summary>
    public int? Line { get; } = line;
}
