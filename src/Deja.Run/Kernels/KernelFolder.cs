using Deja.Host.Tethers;

namespace Deja.Run.Kernels;

/// <summary>A temporary folder for files that a kernel is started with. It is deleted when this is disposed, and when Deja is killed.</summary>
internal sealed class KernelFolder : IDisposable
{
    /// <summary>A new one.</summary>
    /// <exception cref="KernelException">None can be made.</exception>
    public KernelFolder()
    {
        try
        {
            Path = Directory.CreateTempSubdirectory(RunMark.FolderPrefix).FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KernelException($"no temporary folder can be made: {e.Message}", e);
        }
    }

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>Writes a file into it.</summary>
    /// <returns>The file's full path.</returns>
    /// <exception cref="KernelException">It can't be written.</exception>
    public string Write(string name, string text)
    {
        try
        {
            var file = System.IO.Path.Combine(Path, name);
            File.WriteAllText(file, text);
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Dispose();
            throw new KernelException($"'{name}' can't be written into {Path}: {e.Message}", e);
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The system empties its temporary folder some day.
        }
    }
}
