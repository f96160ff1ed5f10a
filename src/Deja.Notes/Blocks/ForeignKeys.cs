using System.Text.Json;

namespace Deja.Notes.Blocks;

/// <summary>
/// What other tools write on or in a block, in Deja's words: Runme's <c>{name=x}</c> and JSON, Quarto's <c>#|</c> lines,
/// markdown-exec's keys. A block that only they speak of has a name, and is not checked.
/// </summary>
internal static class ForeignKeys
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["name"] = "name", ["label"] = "name", ["id"] = "name", ["cwd"] = "cwd", ["workdir"] = "cwd", ["session"] = "session", ["returncode"] = "exit",
    };

    public static Directive? Read(string info, string code, int line)
    {
        var keys = FromInfo(info) ?? FromCode(code);
        if (keys is null) return null;
        var ours = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in keys)
        {
            if (Names.TryGetValue(key, out var name) && value.Length > 0) ours.TryAdd(name, value);
            else if (IsNeverRun(key, value)) ours["run"] = "no";
        }

        return ours.Count > 0 ? Directive.Of(ours, line, isOwn: false) : null;
    }

    /// <summary>What stands on a fence, in Deja's words; null when a part of it has none, or nothing is said.</summary>
    public static Dictionary<string, string>? Translate(string info)
    {
        if (FromInfo(info) is not { Count: > 0 } keys) return null;
        var ours = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in keys)
        {
            if (IsNeverRun(key, value)) ours["run"] = "no";
            else if (value.Length == 0 || !ours.TryAdd(Names.GetValueOrDefault(key, key), value)) return null;
        }

        return ours.Keys.All(k => Directive.Keys.Contains(k)) ? ours : null;
    }

    private static bool IsNeverRun(string key, string value) =>
        (key is "excludeFromRunAll" && value == "true") || (key is "eval" or "exec" && value is "false" or "no" or "0");

    private static Dictionary<string, string>? FromInfo(string info)
    {
        var text = info.Trim();
        if (text.Length < 3) return null;

        // Of "{python name=x}" the brace's other half went with the language.
        if (text[^1] == '}' && !text.Contains('{', StringComparison.Ordinal)) text = text[..^1];
        if (text is ['{', '"', .., '}']) return FromJson(text);
        if (text is ['{', .., '}']) return DirectiveReader.Keys(text.AsSpan(1, text.Length - 2).TrimStart(':'));
        return text.Contains('=', StringComparison.Ordinal) ? DirectiveReader.Keys(text) : null;
    }

    private static Dictionary<string, string>? FromJson(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.EnumerateObject().ToDictionary(
                p => p.Name, p => p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString()! : p.Value.GetRawText(), StringComparer.Ordinal);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // The last is thrown for half a surrogate pair, "\ud800", which the parser lets pass.
            return null;
        }
    }

    private static Dictionary<string, string>? FromCode(string code)
    {
        Dictionary<string, string>? keys = null;
        foreach (var line in code.AsSpan().EnumerateLines())
        {
            var text = line.TrimStart();
            if (!text.StartsWith("#|") && !text.StartsWith("//|")) break;
            text = text[(text.IndexOf('|') + 1)..];
            var colon = text.IndexOf(':');
            if (colon > 0) (keys ??= new(StringComparer.Ordinal))[text[..colon].Trim().ToString()] = text[(colon + 1)..].Trim().Trim('"').ToString();
        }

        return keys;
    }
}
