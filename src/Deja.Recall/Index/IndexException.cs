namespace Deja.Recall.Index;

/// <summary>The index can be neither read nor made: the disk is full, the folder may not be written, another process holds it.</summary>
public sealed class IndexException(string file, string message, Exception inner) : Exception(message, inner)
{
    /// <summary>The index file.</summary>
    public string File { get; } = file;
}
