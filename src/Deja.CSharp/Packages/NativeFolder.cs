namespace Deja.CSharp.Packages;

/// <summary>The native libraries of a session in one folder: they look for each other beside themselves, and packages keep them apart.</summary>
internal static class NativeFolder
{
    private static readonly Lazy<string> Folder = new(Create);

    /// <summary>Has the files stand in it, and gives where; on Windows where they are, as links need rights there.</summary>
    public static IEnumerable<string> Gather(IReadOnlyList<string> files)
    {
        if (OperatingSystem.IsWindows() || files.Count == 0)
            return files;
        return [.. files.Select(file =>
        {
            var link = Path.Combine(Folder.Value, Path.GetFileName(file));
            if (!Path.Exists(link))
                File.CreateSymbolicLink(link, file);
            return link;
        })];
    }

    private static string Create()
    {
        var folder = Directory.CreateTempSubdirectory("deja-native-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
