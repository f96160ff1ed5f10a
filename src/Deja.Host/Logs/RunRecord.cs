using System.Text.Json.Serialization;

namespace Deja.Host.Logs;

/// <summary>What is known of a run beside its output; stands next to its log as JSON.</summary>
/// <param name="Command">The name as it was typed.</param>
/// <param name="Arguments">Its arguments, one by one.</param>
/// <param name="Folder">The full path of the folder it ran in.</param>
/// <param name="Started">With the user's offset from UTC.</param>
public sealed record RunRecord(string Command, IReadOnlyList<string> Arguments, string Folder, DateTimeOffset Started)
{
    /// <summary>The machine that it ran on: a home folder may be shared by several.</summary>
    public string Machine { get; init; } = Environment.MachineName;

    /// <summary>Whether Deja was killed before the command had ended, so that its end is not known.</summary>
    public bool WasCutShort { get; init; }

    /// <summary>In milliseconds.</summary>
    public long Duration { get; init; }

    /// <summary>As in <see cref="Children.ChildEnd"/>.</summary>
    public int ExitCode { get; init; }

    /// <summary>The name of the signal that ended it; null when it ended by itself.</summary>
    public string? Signal { get; init; }

    /// <summary>Whether somebody stopped it: Ctrl-C, a request to end, or the reader of its output went away.</summary>
    public bool WasStopped { get; init; }

    /// <summary>How many bytes it wrote, on both of its outputs.</summary>
    public long OutputBytes { get; init; }

    /// <summary>Whether it failed of itself, so that there is something to look up.</summary>
    [JsonIgnore]
    public bool HasFailed => ExitCode != 0 && !WasStopped && !WasCutShort;
}
