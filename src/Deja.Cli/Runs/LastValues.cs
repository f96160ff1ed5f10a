using System.Text.Json;
using Deja.Cli.Output;
using Deja.Host;
using Deja.Host.Files;
using Deja.Host.Folders;

namespace Deja.Cli.Runs;

/// <summary>The values that placeholders were given last: a file in the user's state folder, for the user alone.</summary>
internal sealed class LastValues
{
    private const int Most = 500;

    private readonly Dictionary<string, string> _values = Load();

    private static string File => Path.Combine(UserFolders.OfThisUser.State, "values.json");

    /// <summary>Null for one that was never given.</summary>
    public string? Of(string place, string name) => _values.GetValueOrDefault(Key(place, name));

    /// <summary>Remembers one. Where that can't be done it is asked for again, and nothing else.</summary>
    public void Set(string place, string name, string value)
    {
        if (_values.Count >= Most) _values.Clear();
        _values[Key(place, name)] = value;
        try
        {
            PrivateFolder.Make(UserFolders.OfThisUser.State);
            WholeFile.Replace(File, JsonSerializer.Serialize(_values, JsonShapes.Default.LastValues));
        }
        catch (HostException)
        {
            // The value is used all the same.
        }
    }

    private static string Key(string place, string name) => $"{place}\n{name}";

    private static Dictionary<string, string> Load()
    {
        try
        {
            return JsonSerializer.Deserialize(System.IO.File.ReadAllText(File), JsonShapes.Default.LastValues) ?? [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }
}
