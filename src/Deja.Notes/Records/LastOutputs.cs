using System.Security.Cryptography;
using System.Text;

namespace Deja.Notes.Records;

/// <summary>
/// The last outputs of a notebook's blocks: a file a block below <c>.deja/cache/outputs</c>, and a folder of the same name where it showed pictures. They may be deleted at
/// any time: pages then show none until the blocks are checked anew.
/// </summary>
public static class LastOutputs
{
    /// <summary>From the notebook's root.</summary>
    public const string Folder = $"{Notebook.DataFolder}/cache/outputs";

    private const string Ending = ".json";

    // Output that is kept is bounded; a larger file is none of Deja's.
    private const long Most = 32 * 1024 * 1024;

    /// <summary>The name of a block's file, from the notebook's root.</summary>
    /// <param name="name">As <see cref="NameOf"/> gives it.</param>
    public static string FileOf(string name) => $"{Folder}/{name}{Ending}";

    /// <summary>The name of a block's output and of the folder of its pictures: 16 digits.</summary>
    public static string NameOf(string note, string block) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{note}\n{block}")).AsSpan(0, 8));

    /// <summary>The names of the outputs that are there.</summary>
    public static IReadOnlySet<string> NamesIn(Notebook notebook)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(Path.Combine(notebook.Root, Folder)).Select(f => Path.GetFileNameWithoutExtension(f)!).ToHashSet(StringComparer.Ordinal);
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
            var file = new FileInfo(Path.Combine(notebook.Root, FileOf(NameOf(record.Note, record.Block))));
            if (!file.Exists || file.Length > Most || LastOutputJson.Read(File.ReadAllBytes(file.FullName)) is not { } output) return null;
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
