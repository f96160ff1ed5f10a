namespace Deja.Host.Tethers;

/// <summary>A program to start on a tether.</summary>
/// <param name="File">The program's file: a full path.</param>
/// <param name="Arguments">What it is told, without its own name.</param>
/// <param name="Folder">Where it starts: a full path.</param>
public sealed record TetherPlan(string File, IReadOnlyList<string> Arguments, string Folder)
{
    /// <summary>Set beside this process's own environment; null takes one away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>How much memory each of its processes may have, in bytes; null for no limit. Linux alone holds them to it.</summary>
    public long? Memory { get; init; }

    /// <summary>Whether it stands behind a program that must not be interrupted itself, as bubblewrap.</summary>
    public bool IsSandboxed { get; init; }

    /// <summary>How long it may take to end by itself when it is asked to: what it does at its end (<c>trap … EXIT</c>) is done then.</summary>
    public TimeSpan Farewell { get; init; } = TimeSpan.FromSeconds(1);
}
