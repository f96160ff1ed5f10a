using Deja.Notes.Records;

namespace Deja.Run.Checks;

/// <summary>What differs between the last time that a block passed and now.</summary>
internal static class WhyRotted
{
    /// <summary>A line each, what is likeliest to matter first; one that says so where nothing that Deja knows of differs.</summary>
    public static IReadOnlyList<string> Of(CheckPass then, CheckPass now)
    {
        var lines = new List<string>();
        foreach (var (name, version) in now.Versions)
        {
            if (!then.Versions.TryGetValue(name, out var old)) lines.Add($"{name} {version} was not used then");
            else if (old != version) lines.Add($"{name}: {old} then, {version} now");
        }

        foreach (var name in then.Versions.Keys.Where(n => !now.Versions.ContainsKey(n))) lines.Add($"{name}: {then.Versions[name]} then, not there now");
        foreach (var name in then.Parts.Keys.Union(now.Parts.Keys).Where(n => then.Parts.GetValueOrDefault(n) != now.Parts.GetValueOrDefault(n)).Order(StringComparer.Ordinal)) lines.Add(Told(name));
        if (then.System != now.System) lines.Add($"it passed on {then.System}, and this is {now.System}");
        if (lines.Count == 0) lines.Add("nothing that Deja knows of: not the note, not its inputs, not the versions");
        return lines;
    }

    private static string Told(string part) => part switch
    {
        "code" => "its code was changed",
        "before" => "a block before it in its session was changed",
        "expectation" => "what it is expected to print was changed",
        "settings" => "its directive was changed",
        _ when part.StartsWith("param.", StringComparison.Ordinal) => $"the value of '{part["param.".Length..]}' is another",
        _ when part.StartsWith("input.", StringComparison.Ordinal) => $"its input '{part["input.".Length..]}' was changed",
        _ => $"{part} was changed",
    };
}
