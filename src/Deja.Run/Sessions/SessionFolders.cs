using System.Collections.Concurrent;
using Deja.Host.Tethers;

namespace Deja.Run.Sessions;

/// <summary>Folders for as long as the sessions of a note live, for their user alone, below the system's temporary folder.</summary>
internal sealed class SessionFolders : IDisposable
{
    private readonly ConcurrentBag<string> _made = [];

    public string Make()
    {
        var folder = Directory.CreateTempSubdirectory(RunMark.FolderPrefix).FullName;
        _made.Add(folder);
        return folder;
    }

    public void Dispose()
    {
        foreach (var folder in _made)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A block may have taken our right to it away; the system empties its temporary folder some day.
            }
        }
    }
}
