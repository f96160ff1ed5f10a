using Deja.Vision.Errors;

namespace Deja.Vision.Clips;

/// <summary>
/// The file that is written until a clip is whole: clip.part.avi beside clip.avi, which it then replaces. A recording that fails destroys nothing that was there, and what a killed one wrote is kept under a name that players open.
/// </summary>
internal sealed class PartFile
{
    private const int MostTries = 1000;

    private PartFile(string target, string path) => (Target, Path) = (target, path);

    public string Target { get; }

    public string Path { get; }

    /// <summary>Bytes that it has so far.</summary>
    public long Length => new FileInfo(Path) is { Exists: true } there ? there.Length : 0;

    /// <summary>Bytes that may still be written to its disk; null when the system doesn't say.</summary>
    public long? FreeBytes
    {
        get
        {
            try
            {
                return new DriveInfo(Path).AvailableFreeSpace;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                return null;
            }
        }
    }

    /// <summary>Takes a free name, empty.</summary>
    public static PartFile Take(string target)
    {
        target = System.IO.Path.GetFullPath(target);
        var folder = System.IO.Path.GetDirectoryName(target) ?? target;
        if (Directory.Exists(target)) throw new CameraException(CameraProblem.BadPath, $"{target} is a folder: name a file in it.");
        if (!Directory.Exists(folder)) throw new CameraException(CameraProblem.BadPath, $"The folder {folder} isn't there. Make it first: mkdir -p '{folder}'");
        try
        {
            for (var number = 1; ; number++)
            {
                var path = System.IO.Path.Combine(folder, $"{System.IO.Path.GetFileNameWithoutExtension(target)}.part{(number == 1 ? string.Empty : number)}{System.IO.Path.GetExtension(target)}");
                // Left by a recording that was killed: it may be all there is of it.
                if (File.Exists(path) && number < MostTries) continue;
                new FileStream(path, FileMode.CreateNew).Dispose();
                return new PartFile(target, path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CameraException(CameraProblem.BadPath, $"{target} can't be written: {e.Message}", e);
        }
    }

    /// <exception cref="CameraException">The target can't be replaced; the clip is whole in the part.</exception>
    public void Finish()
    {
        try
        {
            File.Move(Path, Target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CameraException(CameraProblem.BadPath, $"The clip is whole, but can't be moved to {Target}: {e.Message} It is in {Path}.", e);
        }
    }

    /// <summary>Gone, as far as it can be: what goes wrong with it is not worth to hide what went wrong before.</summary>
    public void Remove()
    {
        try
        {
            File.Delete(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Its folder was taken away, or may not be written any more.
        }
    }
}
