namespace Deja.Vision.Clips.Writers;

/// <summary>A folder for a file that only shows whether it can be written; gone when disposed.</summary>
internal sealed class TrialFolder : IDisposable
{
    private const string Prefix = "deja-vision-";
    private readonly DirectoryInfo _folder;

    /// <param name="target">The file that is meant. Where there is no folder for temporary files, as in some containers, it is tried beside that.</param>
    public TrialFolder(string target)
    {
        try
        {
            _folder = Directory.CreateTempSubdirectory(Prefix);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(target))!, $".{Prefix}{Path.GetRandomFileName()}"));
        }

        File = Path.Combine(_folder.FullName, "try" + Path.GetExtension(target));
    }

    /// <summary>The file's path, with the target's ending.</summary>
    public string File { get; }

    public void Dispose() => _folder.Delete(true);
}
