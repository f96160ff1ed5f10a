using System.Text.Json;

namespace Deja.Run.Kernels.Jupyter;

/// <summary>What a kernel tells of itself.</summary>
/// <param name="Language">The name of its language in lower case; empty where it doesn't say.</param>
/// <param name="Versions">Of itself and of its language, by their names.</param>
internal sealed record JupyterInfo(string Language, IReadOnlyDictionary<string, string> Versions)
{
    /// <summary>From the content of a <c>kernel_info_reply</c>.</summary>
    public static JupyterInfo Of(JsonElement content)
    {
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var language = content.Member("language_info") is { } info ? info : default;
        Add(versions, language.Text("name"), language.Text("version"));
        Add(versions, content.Text("implementation"), content.Text("implementation_version"));
        return new JupyterInfo(language.Text("name")?.ToLowerInvariant() ?? string.Empty, versions);
    }

    private static void Add(SortedDictionary<string, string> versions, string? name, string? version)
    {
        if (name is { Length: > 0 } && version is { Length: > 0 }) versions.TryAdd(name.ToLowerInvariant(), version);
    }
}
