using System.Security.Cryptography;
using System.Text;
using Deja.Host;
using Deja.Host.Files;
using Deja.Host.Folders;
using Deja.Run.Outputs;

namespace Deja.Cli.Runs;

/// <summary>A picture that a block showed, as a file in the user's cache: the same picture, the same file.</summary>
internal static class PictureFile
{
    private const int MostKept = 200;

    private static readonly (string Type, string Ending)[] Types = [("image/svg+xml", ".svg"), ("image/png", ".png"), ("image/jpeg", ".jpg"), ("image/gif", ".gif"), ("image/webp", ".webp")];

    /// <summary>Its full path; null for what is no picture, or can't be kept.</summary>
    public static string? Of(Display display)
    {
        foreach (var (type, ending) in Types.Reverse())
        {
            if (!display.Data.TryGetValue(type, out var data)) continue;
            try
            {
                var bytes = type == "image/svg+xml" ? Encoding.UTF8.GetBytes(data) : Convert.FromBase64String(data);
                var folder = Path.Combine(UserFolders.OfThisUser.Cache, "pictures");
                PrivateFolder.Make(folder);
                var path = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6)) + ending);
                if (!File.Exists(path)) WholeFile.Replace(path, bytes);
                Forget(folder);
                return path;
            }
            catch (Exception e) when (e is HostException or FormatException or IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }

        return null;
    }

    private static void Forget(string folder)
    {
        var files = new DirectoryInfo(folder).GetFiles();
        foreach (var old in files.OrderByDescending(f => f.LastWriteTimeUtc).Skip(MostKept)) old.Delete();
    }
}
