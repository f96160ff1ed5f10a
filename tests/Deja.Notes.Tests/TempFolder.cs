using System.Text;

namespace Deja.Notes.Tests;

/// <summary>A folder for one test, deleted with all that is in it.</summary>
internal sealed class TempFolder : IDisposable
{
    public TempFolder() => Root = Directory.CreateTempSubdirectory("deja-notes-").FullName;

    public string Root { get; }

    public string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>Writes a file, its folders too, and returns the folder for the next.</summary>
    public TempFolder With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    public TempFolder With(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllBytes(PathOf(path), bytes);
        return this;
    }

    public Notebook Open() => Notebook.Open(Root);

    /// <summary>The paths of the notes that a walk finds, in order.</summary>
    public IEnumerable<string> Notes() => Open().Scan().SelectMany(l => l.Files().Select(f => l.PathOf(f.Name))).Order(StringComparer.Ordinal);

    /// <summary>What the walk passed over, in order of its path.</summary>
    public IEnumerable<NoteProblem> Skipped() => Open().Scan().SelectMany(l => l.Skipped).OrderBy(p => p.Path, StringComparer.Ordinal);

    public void Dispose()
    {
        foreach (var folder in Directory.EnumerateDirectories(Root, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 200, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            // A folder that a test locked can't be emptied otherwise.
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Directory.Delete(Root, recursive: true);
    }
}
