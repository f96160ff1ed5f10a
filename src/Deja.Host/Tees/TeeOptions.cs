namespace Deja.Host.Tees;

/// <summary>What is copied where.</summary>
/// <param name="Files">The files that get a copy, in the order in which they are written; <c>-</c> is a file of that name, as POSIX demands. None is allowed.</param>
public sealed record TeeOptions(params IReadOnlyList<string> Files)
{
    /// <summary>Whether files are added to; else they are emptied first.</summary>
    public bool IsAppending { get; init; }

    /// <summary>Whether the copy goes on for the others when the reader of one goes away; else that ends it.</summary>
    public bool IsPersistent { get; init; }
}
