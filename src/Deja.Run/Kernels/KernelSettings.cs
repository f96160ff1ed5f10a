namespace Deja.Run.Kernels;

/// <summary>Where and how a kernel's process is started.</summary>
/// <param name="Folder">The folder that it runs in: a full path.</param>
public sealed record KernelSettings(string Folder)
{
    /// <summary>The notebook's root, for what belongs to all of its notes: a virtual environment, the one folder that a sandbox may write.</summary>
    public string Notebook { get; init; } = Folder;

    /// <summary>Set beside this process's own environment; null takes one away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>How much memory each process may have, in bytes, where the system can hold it to that; null for no limit.</summary>
    public long? Memory { get; init; }

    /// <summary>Whether it runs under bubblewrap: only the notebook and a temporary folder can be written.</summary>
    public bool IsSandboxed { get; init; }

    /// <summary>Whether a sandboxed one reaches the network.</summary>
    public bool HasNetwork { get; init; }

    /// <summary>Programs and folders beside the one that is started, full paths, that a sandbox must not hide with the rest of the home folder.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>The file that <c>sql</c> blocks work on, a full path; null for one in memory.</summary>
    public string? Database { get; init; }
}
