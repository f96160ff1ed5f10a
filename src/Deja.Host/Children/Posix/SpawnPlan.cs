namespace Deja.Host.Children.Posix;

/// <summary>What posix_spawn(3) is asked for; by default a child in this process's folder, environment, session and group, with its standard streams.</summary>
/// <param name="File">The program.</param>
/// <param name="Arguments">The first is the name it is told.</param>
internal sealed record SpawnPlan(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>Which descriptors of this process become which of the child's, one after the other.</summary>
    public IReadOnlyList<(int From, int To)> Streams { get; init; } = [];

    /// <summary>Which descriptors the child does not get, though they are open for children here.</summary>
    public IReadOnlyList<int> Closed { get; init; } = [];

    /// <summary>A terminal that becomes the controlling one of a new session, with the descriptor that it is opened as; before <see cref="Streams"/>.</summary>
    public (string Path, int Descriptor)? Terminal { get; init; }

    /// <summary>A terminal, by its descriptor in this process, whose foreground the child becomes in a process group of its own; negative for none.</summary>
    public int Foreground { get; init; } = -1;

    /// <summary>Whether the child leads a session of its own, away from this process's terminal and its Ctrl-C.</summary>
    public bool IsApart { get; init; }

    /// <summary>The folder that it starts in; null for this process's.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether its standard input is empty.</summary>
    public bool HasNoInput { get; init; }

    /// <summary>The first of the descriptors that it must not get, whatever this process was itself given; null to leave that to their own marks.</summary>
    public int? ClosedFrom { get; init; }

    /// <summary>Set beside this process's own environment; null takes one away.</summary>
    public IReadOnlyDictionary<string, string?>? Environment { get; init; }
}
