namespace Deja.Host.Processes;

/// <summary>A process as it was when it was looked at.</summary>
/// <param name="Id">Its number, which another process may have later.</param>
/// <param name="Name">Of its program, as people call it: <c>node</c>, though the process may have renamed itself.</param>
public sealed record RunningProcess(int Id, string Name)
{
    /// <summary>What it was started with, the command first; one text where it has replaced that by a title. Empty when the system doesn't tell.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Its current folder; null when the system doesn't tell, as on Windows.</summary>
    public string? Folder { get; init; }

    /// <summary>With whose rights it runs; null when the system doesn't tell.</summary>
    public SystemUser? User { get; init; }

    /// <summary>In UTC; null when the system doesn't tell.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>The number of the process that started it, or of who took it over when that one ended; 0 when there is none or the system doesn't tell.</summary>
    public int Parent { get; init; }

    /// <summary>Whether it is stopped, by Ctrl-Z or a debugger: it keeps what it holds and does nothing.</summary>
    public bool IsStopped { get; init; }

    /// <summary>When it started in the system's own finest measure: with <see cref="Id"/> it tells this process from all before and after it.</summary>
    internal long Birth { get; init; }

    /// <summary>Whether another look shows the same process, and not one that got its number later.</summary>
    public bool IsSameAs(RunningProcess other) => Id == other.Id && Birth == other.Birth;
}
