using System.Security.Cryptography;
using System.Text;
using Deja.Host;
using Deja.Host.Files;
using Deja.Host.Folders;
using Deja.Run.Outputs;

namespace Deja.Cli.Runs;

/// <summary>What a block showed that is no text, as a file in the user's cache: the same picture, the same file.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="IsPicture">False for HTML, which a browser shows.</param>
internal sealed record ShownFile(string Path, bool IsPicture)
{
    private const int MostKept = 200;
    private const string Svg = "image/svg+xml", Html = "text/html";

    // As on Deja's own pages no script runs, and nothing is fetched.
    private const string PageHead = """<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">""";

    // The best first.
    private static readonly (string Type, string Ending)[] Types = [("image/webp", ".webp"), ("image/gif", ".gif"), ("image/jpeg", ".jpg"), ("image/png", ".png"), (Svg, ".svg"), (Html, ".html")];

    /// <summary>Null for what is text, or can't be kept.</summary>
    public static ShownFile? Of(Display display)
    {
        foreach (var (type, ending) in Types)
        {
            if (!display.Data.TryGetValue(type, out var data) || (type == Html && IsReadable(display, data))) continue;
            try
            {
                var bytes = type switch { Svg => Encoding.UTF8.GetBytes(data), Html => Encoding.UTF8.GetBytes(PageHead + data), _ => Convert.FromBase64String(data) };
                var folder = System.IO.Path.Combine(UserFolders.OfThisUser.Cache, "pictures");
                PrivateFolder.Make(folder);
                var path = System.IO.Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6)) + ending);
                if (!File.Exists(path)) WholeFile.Replace(path, bytes);
                Forget(folder);
                return new(path, type != Html);
            }
            catch (Exception e) when (e is HostException or FormatException or IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }

        return null;
    }

    // Some kernels give HTML's own source as its plain form.
    private static bool IsReadable(Display display, string html) => display.Data.TryGetValue("text/plain", out var plain) && plain != html;

    private static void Forget(string folder)
    {
        var files = new DirectoryInfo(folder).GetFiles();
        foreach (var old in files.OrderByDescending(f => f.LastWriteTimeUtc).Skip(MostKept)) old.Delete();
    }
}
