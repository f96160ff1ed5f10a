using Deja.Host;
using Deja.Host.Folders;
using Deja.Notes;
using Deja.Recall.Index;

namespace Deja.Site.Building;

/// <summary>Where builds keep what the next one need not do again. All of it may be deleted at any time.</summary>
internal static class SiteCache
{
    /// <summary>The file of a name; null where there is no place for one.</summary>
    public static string? FileOf(Notebook notebook, string name)
    {
        try
        {
            return Path.Combine(NotebookIndex.CacheFolderOf(notebook, UserFolders.OfThisUser.Cache), name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or HostException)
        {
            return null;
        }
    }
}
