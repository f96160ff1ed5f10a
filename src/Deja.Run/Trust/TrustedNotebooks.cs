using Deja.Host.Files;
using Deja.Host.Folders;

namespace Deja.Run.Trust;

/// <summary>
/// The notebooks whose blocks may run: a file of one full path a line in the user's state folder, never in a notebook, so that none can trust itself.
/// Whoever trusts a folder trusts those below it.
/// </summary>
/// <param name="folder">The user's state folder, <see cref="UserFolders.State"/>.</param>
public sealed class TrustedNotebooks(string folder)
{
    private string File => Path.Combine(folder, "trusted");

    /// <summary>Those of the user that runs this process.</summary>
    public static TrustedNotebooks OfThisUser => new(UserFolders.OfThisUser.State);

    /// <summary>Full paths, in the order in which they were trusted; also those that are gone.</summary>
    /// <exception cref="Host.HostException">The file is there and can't be read.</exception>
    public IReadOnlyList<string> List()
    {
        try
        {
            return [.. System.IO.File.ReadAllLines(File).Where(l => l.Length > 0)];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Host.HostException($"can't read which notebooks are trusted: {e.Message}", e);
        }
    }

    /// <summary>Whether the blocks of a folder may run.</summary>
    /// <param name="root">A full path with links resolved, as <see cref="Notes.Notebook.Root"/> is.</param>
    public bool Trusts(string root) => List().Any(trusted => root == trusted || root.StartsWith(Path.TrimEndingDirectorySeparator(trusted) + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    /// <summary>Trusts a folder; false when it was trusted before.</summary>
    /// <exception cref="Host.HostException">It can't be written down.</exception>
    public bool Add(string root)
    {
        if (root.Contains('\n', StringComparison.Ordinal)) throw new Host.HostException($"'{root}' can't be trusted: there is a line break in its name");
        var trusted = List();
        if (trusted.Contains(root)) return false;
        Write([.. trusted, root]);
        return true;
    }

    /// <summary>Trusts a folder no more; false when it was not listed.</summary>
    /// <inheritdoc cref="Add"/>
    public bool Remove(string root)
    {
        var trusted = List();
        if (!trusted.Contains(root)) return false;
        Write([.. trusted.Where(t => t != root)]);
        return true;
    }

    private void Write(IReadOnlyList<string> roots)
    {
        PrivateFolder.Make(folder);
        WholeFile.Replace(File, string.Concat(roots.Select(r => r + "\n")));
    }
}
