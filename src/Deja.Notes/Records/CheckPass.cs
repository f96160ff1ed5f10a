namespace Deja.Notes.Records;

/// <summary>What held when a block passed: by comparing it with what holds now Deja says why a note rotted.</summary>
/// <param name="When">When it ran, in UTC, to the second.</param>
public sealed record CheckPass(DateTimeOffset When)
{
    // What a line of the file does not say is read as null, whatever it is by itself.
    private static readonly SortedDictionary<string, string> None = new(StringComparer.Ordinal);

    /// <summary>What it ran on, such as <c>Debian GNU/Linux 12 (bookworm), x64</c>.</summary>
    public string System { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The versions that decide its result, by name, in order.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init => field = value ?? None; } = None;

    /// <summary>
    /// Short hashes of what else its key holds: <c>code</c>, <c>before</c> (the blocks before it), <c>expectation</c>, <c>settings</c>, <c>param.NAME</c>, <c>input.FILE</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> Parts { get; init => field = value ?? None; } = None;
}
