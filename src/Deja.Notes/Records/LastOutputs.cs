using System.Security.Cryptography;
using System.Text;

namespace Deja.Notes.Records;

/// <summary>
/// The last outputs of a notebook's blocks below <c>.deja/cache/outputs</c>: a file for each note with a line for each of its blocks, and a folder for each block that showed pictures. They may be
/// deleted at any time: pages then show none until the blocks are checked anew.
/// </summary>
public static class LastOutputs
{
    /// <summary>From the notebook's root.</summary>
    public const string Folder = $"{Notebook.DataFolder}/cache/outputs";

    // Output that is kept is bounded; a larger file is none of Deja's.
    private const long Most = 128 * 1024 * 1024;

    /// <summary>The name of a note's file without its ending: 16 digits.</summary>
    public static string NameOf(string note) => Name(note);

    /// <summary>The name of the folder of a block's pictures: 16 digits.</summary>
    public static string NameOf(string note, string block) => Name($"{note}\n{block}");

    /// <summary>A note's file, from the notebook's root.</summary>
    public static string FileOf(string note) => $"{Folder}/{NameOf(note)}.json";

    /// <summary>The names of the files and folders that are there, without endings.</summary>
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

    /// <summary>What is kept of a note's blocks, by their ids; lines that can't be read are passed over.</summary>
    public static IReadOnlyDictionary<string, LastOutput> Of(Notebook notebook, string note)
    {
        var outputs = new Dictionary<string, LastOutput>(StringComparer.Ordinal);
        try
        {
            var file = new FileInfo(Path.Combine(notebook.Root, FileOf(note)));
            if (!file.Exists || file.Length > Most) return outputs;
            foreach (var line in File.ReadLines(file.FullName))
            {
                if (LastOutputJson.Read(Encoding.UTF8.GetBytes(line)) is { } output && output.Note == note) outputs[output.Block] = output;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // As where there is none.
        }

        return outputs;
    }

    /// <summary>A note's outputs as the bytes of its file.</summary>
    public static byte[] Write(IEnumerable<LastOutput> outputs)
    {
        using var bytes = new MemoryStream();
        foreach (var output in outputs)
        {
            bytes.Write(LastOutputJson.Write(output));
            bytes.WriteByte((byte)'\n');
        }

        return bytes.ToArray();
    }

    private static string Name(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
