using System.Text.Json;
using Deja.Host.Files;
using Deja.Host.Folders;

namespace Deja.Cli.Drafts;

/// <summary>Remembers the latest draft in the user's state folder.</summary>
internal static class DraftMemory
{
    private static string File => Path.Combine(UserFolders.OfThisUser.State, "draft.json");

    /// <summary>The latest draft; null when there is none, or its note is gone.</summary>
    public static Draft? Load()
    {
        try
        {
            var draft = JsonSerializer.Deserialize(System.IO.File.ReadAllBytes(File), DraftJson.Default.Draft);
            return draft is not null && System.IO.File.Exists(draft.Note) ? draft : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public static void Save(Draft draft)
    {
        PrivateFolder.Make(Path.GetDirectoryName(File)!);
        WholeFile.Replace(File, JsonSerializer.SerializeToUtf8Bytes(draft, DraftJson.Default.Draft));
    }
}
