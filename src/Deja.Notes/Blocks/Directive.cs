namespace Deja.Notes.Blocks;

/// <summary>The comment <c>&lt;!-- deja: … --&gt;</c> directly above a block, read into its keys.</summary>
public sealed record Directive
{
    /// <summary>The keys that a directive of a block may have, <c>param.&lt;name&gt;</c> apart.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        ["name", "run", "timeout", "session", "after", "exit", "error", "needs", "inputs", "cwd", "setup", "hide", "out", "share", "db", "tol", "match"];

    /// <summary>Every key as written, <c>param.x</c> too; a key without a value holds an empty text.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>The line of the comment or of the fence that says it, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Keys that are neither in <see cref="Keys"/> nor parameters; the linter names them.</summary>
    public IReadOnlyList<string> UnknownKeys { get; init; } = [];

    /// <summary>False when the keys come from another tool's way of writing them: such a block is known but takes no part in a check.</summary>
    public bool IsOwn { get; init; } = true;

    /// <summary><c>name</c>; null without one.</summary>
    public string? Name => Values.GetValueOrDefault("name") is { Length: > 0 } name ? name : null;

    /// <summary>The defaults of <c>param.&lt;name&gt;</c>.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parameters =>
        Values.Where(v => v.Key.StartsWith(ParameterPrefix, StringComparison.Ordinal)).Select(v => KeyValuePair.Create(v.Key[ParameterPrefix.Length..], v.Value));

    private const string ParameterPrefix = "param.";

    /// <summary>The comment that says these keys. One whose value can't stand in a comment is left out.</summary>
    public static string Write(params IEnumerable<(string Key, string Value)> values) =>
        $"<!-- deja: {string.Join(' ', values.Where(v => DirectiveReader.CanWrite(v.Value)).Select(v => $"{v.Key}={DirectiveReader.Write(v.Value)}"))} -->";

    /// <summary>Makes a directive, telling known keys from unknown ones.</summary>
    internal static Directive Of(Dictionary<string, string> values, int line, bool isOwn = true) => new()
    {
        Values = values,
        Line = line,
        IsOwn = isOwn,
        UnknownKeys = [.. values.Keys.Where(k => !Keys.Contains(k) && !k.StartsWith(ParameterPrefix, StringComparison.Ordinal))],
    };
}
