using System.Globalization;
using Deja.Notes;
using Deja.Notes.Blocks;

namespace Deja.Run.Plans;

/// <summary>Reads a directive's values into <see cref="BlockSettings"/>; a value that says nothing is a problem told, never a guess.</summary>
internal sealed class SettingsReader
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];

    private SettingsReader(Note note, Block block)
    {
        foreach (var (key, value) in note.FrontMatter.Deja ?? new Dictionary<string, Notes.FrontMatters.FrontMatterValue>())
        {
            if (key == "param")
            {
                foreach (var (name, of) in value.Map ?? new Dictionary<string, Notes.FrontMatters.FrontMatterValue>()) _values[$"param.{name}"] = of.Text ?? string.Empty;
            }
            else
            {
                _values[key] = value.Items is { } items ? string.Join(',', items.Select(i => i.Text)) : value.Text ?? string.Empty;
            }
        }

        foreach (var (key, value) in block.Directive?.Values ?? new Dictionary<string, string>()) _values[key] = value;
    }

    /// <param name="note">The note, for its defaults.</param>
    /// <param name="block">The block.</param>
    /// <param name="problem">What is wrong with a value; null when nothing is.</param>
    public static BlockSettings Read(Note note, Block block, out string? problem)
    {
        var reader = new SettingsReader(note, block);
        var settings = reader.Settings();
        problem = reader._problems.Count > 0 ? string.Join("; ", reader._problems) : null;
        return settings;
    }

    private BlockSettings Settings() => new()
    {
        Mode = Choice("run", ("yes", RunMode.Always), ("ask", RunMode.Ask), ("no", RunMode.Never)),
        Timeout = Text("timeout") is { } timeout ? Time(timeout) : null,
        Session = Text("session"),
        After = Words("after"),
        Exit = Text("exit") is { } exit ? Number(exit) : null,
        Error = Text("error"),
        Needs = Words("needs"),
        Inputs = Words("inputs"),
        Parameters = _values.Where(v => v.Key.StartsWith("param.", StringComparison.Ordinal)).ToDictionary(v => v.Key["param.".Length..], v => v.Value, StringComparer.Ordinal),
        Folder = Text("cwd"),
        Setup = Text("setup"),
        OutFile = Text("out"),
        Shares = Words("share"),
        Database = Text("db"),
        Match = Text("match") is null ? null : Choice("match", ("exact", ExpectationMatch.Exact), ("regex", ExpectationMatch.Regex)),
        Tolerance = Text("tol") is { } tolerance ? Tol(tolerance) : null,
    };

    private string? Text(string key) => _values.GetValueOrDefault(key) is { Length: > 0 } text ? text : null;

    private string[] Words(string key) => Text(key)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private T Choice<T>(string key, params ReadOnlySpan<(string Word, T Value)> choices)
    {
        if (Text(key) is not { } text) return choices[0].Value;
        foreach (var (word, value) in choices)
        {
            if (word == text) return value;
        }

        var words = new List<string>();
        foreach (var (word, _) in choices) words.Add(word);
        _problems.Add($"{key}='{text}' is none of {string.Join(", ", words)}");
        return choices[0].Value;
    }

    private int? Number(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 256) return number;
        _problems.Add($"exit='{text}' is no exit code: a number from 0 to 255");
        return null;
    }

    private double? Tol(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && double.IsFinite(number)) return number;
        _problems.Add($"tol='{text}' is no tolerance such as 1e-4");
        return null;
    }

    private TimeSpan? Time(string text)
    {
        if (Duration.TryParse(text, out var time)) return time;
        _problems.Add($"timeout='{text}' is no time such as 500ms, 30s, 5m or 2h");
        return null;
    }
}
