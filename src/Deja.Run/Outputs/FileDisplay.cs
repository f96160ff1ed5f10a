using System.Text;

namespace Deja.Run.Outputs;

/// <summary>A file that a block left, as something to show.</summary>
internal static class FileDisplay
{
    private const long MostBytes = 16L * 1024 * 1024;

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png", [".jpg"] = "image/jpeg", [".jpeg"] = "image/jpeg", [".gif"] = "image/gif", [".webp"] = "image/webp", [".svg"] = "image/svg+xml",
        [".html"] = "text/html", [".htm"] = "text/html", [".json"] = "application/json", [".md"] = "text/markdown", [".txt"] = "text/plain", [".csv"] = "text/plain", [".tsv"] = "text/plain",
    };

    /// <summary>Null for a type that nobody could show, or a file that can't be read or is too large.</summary>
    public static Display? Of(string path)
    {
        try
        {
            if (!Types.TryGetValue(Path.GetExtension(path), out var type) || new FileInfo(path) is not { Length: <= MostBytes, LinkTarget: null }) return null;
            var bytes = File.ReadAllBytes(path);
            var isText = type.StartsWith("text/", StringComparison.Ordinal) || type is "image/svg+xml" or "application/json";
            return new Display(new Dictionary<string, string> { [type] = isText ? Encoding.UTF8.GetString(bytes) : Convert.ToBase64String(bytes) });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
