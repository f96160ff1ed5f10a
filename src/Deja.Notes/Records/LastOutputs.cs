using System.Security.Cryptography;
using System.Text;

namespace Deja.Notes.Records;

/// <summary>
/// The last outputs of a notebook's blocks: a folder a block below <c>.deja/cache/outputs</c>, with <c>output.json</c> and its pictures. They may be deleted at
/// any time: pages then show none until the blocks are checked anew.
/// </summary>
public static class LastOutputs
{
    /// <summary>From the notebook's root.</summary>
    public const string Folder = $"{Notebook.DataFolder}/cache/outputs";

    /// <summary>The file of a block's folder that holds its output.</summary>
    public const string File = "output.json";

    // Output that is kept is bounded; a larger file is none of Deja's.
    private const long Most = 32 * 1024 * 1024;

    /// <summary>The name of a block's folder: 16 digits.</summary>
    public static string FolderOf(string note, string block) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{note}\n{block}")).AsSpan(0, 8));

    /// <summary>The names of the folders that are there.</summary>
    public static IReadOnlySet<string> FoldersOf(Notebook notebook)
    {
        try
        {
            return Directory.EnumerateDirectories(Path.Combine(notebook.Root, Folder)).Select(f => Path.GetFileName(f)!).ToHashSet(StringComparer.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new HashSet<string>();
        }
    }

    /// <summary>What a block's last check kept; null where there is nothing of that check.</summary>
    public static LastOutput? Of(Notebook notebook, CheckRecord record)
    {
        try
        {
            var file = new FileInfo(Path.Combine(notebook.Root, Folder, FolderOf(record.Note, record.Block), File));
            if (!file.Exists || file.Length > Most || LastOutputJson.Read(System.IO.File.ReadAllBytes(file.FullName)) is not { } output) return null;
            return output.Key == record.Key && output.Note == record.Note && output.Block == record.Block ? output : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>An output as the bytes of its file.</summary>
    public static byte[] Write(LastOutput output) => LastOutputJson.Write(output);
}
