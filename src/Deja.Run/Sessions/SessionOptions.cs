using Deja.Notes.Configuration;

namespace Deja.Run.Sessions;

/// <summary>How the sessions of a note are started.</summary>
public sealed record SessionOptions
{
    /// <summary>The notebook's <c>deja.yml</c>.</summary>
    public NotebookConfiguration Configuration { get; init; } = NotebookConfiguration.None;

    /// <summary>What is known of this machine's kernels, kept for as long as these options are.</summary>
    internal KernelsHere Kernels { get; } = new();

    /// <summary>Whether blocks run under bubblewrap.</summary>
    public bool IsSandboxed { get; init; }

    /// <summary>How much memory each process may have, in bytes; null for no limit.</summary>
    public long? Memory { get; init; }
}
