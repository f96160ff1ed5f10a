namespace Deja.Notes.Tests;

/// <summary>The files that stand beside the tests in the repository.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution, looked for upward from where the tests were built.</summary>
    public static string Root { get; } = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Deja.slnx"))) return folder;
        }

        throw new InvalidOperationException($"no folder above {AppContext.BaseDirectory} holds Deja.slnx");
    }
}
