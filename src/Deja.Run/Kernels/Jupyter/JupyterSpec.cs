using System.Text.Json;
using System.Text.RegularExpressions;
using Deja.Host.Tools;

namespace Deja.Run.Kernels.Jupyter;

/// <summary>An installed kernel as its <c>kernel.json</c> describes it.</summary>
/// <param name="Folder">The folder of that file: a full path. Its name is the kernel's.</param>
/// <param name="Arguments">How it is started: a program and its arguments, with <c>{connection_file}</c> among them.</param>
internal sealed partial record JupyterSpec(string Folder, IReadOnlyList<string> Arguments)
{
    private const string File = "kernel.json";
    private const long MostBytes = 1 << 20;

    /// <summary>By which <c>deja.yml</c> can ask for it.</summary>
    public string Name => Path.GetFileName(Folder);

    /// <summary>Its name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The language it runs, as blocks have it; empty where it doesn't say.</summary>
    public required string Language { get; init; }

    /// <summary>Set for its process; <c>${NAME}</c> stands for what this process has.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Whether it is interrupted by a message; by SIGINT where not.</summary>
    public bool IsInterruptedByMessage { get; init; }

    /// <summary>The full path of <c>kernel.json</c>.</summary>
    public string Description => Path.Combine(Folder, File);

    /// <summary>What it was installed into, such as <c>/usr</c> or a virtual environment; null for a folder of another kind.</summary>
    public string? Prefix => Folder.Split(Path.DirectorySeparatorChar) is [.. var root, "share", "jupyter", "kernels", _] ? string.Join(Path.DirectorySeparatorChar, root) : null;

    /// <summary>The file of its program; null where there is none. A name without a slash is looked for beside the kernel first: a virtual environment's says only <c>python</c>.</summary>
    public string? Program => (Prefix is { } prefix && !Arguments[0].Contains('/', StringComparison.Ordinal) ? InstalledTool.Find(Path.Combine(prefix, OperatingSystem.IsWindows() ? "Scripts" : "bin", Arguments[0])) : null)
        ?? InstalledTool.Find(Arguments[0]);

    /// <summary>Reads the one in a folder; null where there is none, or none that can be used. Runs nothing.</summary>
    public static JupyterSpec? Read(string folder)
    {
        try
        {
            var file = new FileInfo(Path.Combine(folder, File));
            if (!file.Exists || file.Length > MostBytes) return null;
            using var json = JsonDocument.Parse(System.IO.File.ReadAllBytes(file.FullName));
            return Of(folder, json.RootElement);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What it is started by, with its places filled.</summary>
    public IReadOnlyList<string> Filled(string connectionFile) => [.. Arguments.Select(a => a
        .Replace("{connection_file}", connectionFile, StringComparison.Ordinal)
        .Replace("{resource_dir}", Folder, StringComparison.Ordinal)
        .Replace("{prefix}", Prefix ?? string.Empty, StringComparison.Ordinal))];

    /// <summary>Its variables with what they refer to put in; what isn't set stays as it stands.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Variables() => Environment.Select(v => KeyValuePair.Create(v.Key, (string?)Reference().Replace(v.Value, m => System.Environment.GetEnvironmentVariable(m.Groups["name"].Value) ?? m.Value)));

    private static JupyterSpec? Of(string folder, JsonElement json)
    {
        var arguments = json.Member("argv") is { ValueKind: JsonValueKind.Array } argv ? argv.EnumerateArray().Select(a => a.GetString() ?? string.Empty).ToList() : [];
        if (arguments is not [{ Length: > 0 }, ..]) return null;
        return new JupyterSpec(folder, arguments)
        {
            DisplayName = json.Text("display_name") ?? Path.GetFileName(folder),
            Language = LanguageOf(json.Text("language")),
            Environment = json.Member("env") is { ValueKind: JsonValueKind.Object } env ? env.EnumerateObject().DistinctBy(v => v.Name).ToDictionary(v => v.Name, v => v.Value.ToString(), StringComparer.Ordinal) : new Dictionary<string, string>(),
            IsInterruptedByMessage = json.Text("interrupt_mode") == "message",
        };
    }

    // "R", "Julia", "C++17": of C++ there is one for each standard.
    private static string LanguageOf(string? told) => Notes.Blocks.Language.Parse(told?.StartsWith("c++", StringComparison.OrdinalIgnoreCase) == true ? "c++" : told).Id;

    [GeneratedRegex(@"\$\{(?<name>\w+)\}")]
    private static partial Regex Reference();
}
