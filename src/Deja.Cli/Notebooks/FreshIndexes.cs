using Deja.Cli.Output;
using Deja.Host.Folders;
using Deja.Notes;
using Deja.Recall.Index;

namespace Deja.Cli.Notebooks;

/// <summary>Opens the indexes of notebooks and brings them up to date, with progress where that takes long.</summary>
internal static class FreshIndexes
{
    public static IndexSet Open(IReadOnlyList<Notebook> notebooks) => Open(notebooks, out _);

    /// <param name="notebooks">The notebooks.</param>
    /// <param name="updates">What was found, for each of them.</param>
    public static IndexSet Open(IReadOnlyList<Notebook> notebooks, out IReadOnlyList<IndexUpdate> updates)
    {
        using var progress = new IndexingProgress();
        return Open(notebooks, progress, out updates);
    }

    /// <summary>Leaves no trace on the screen: where it isn't a terminal, which shows progress in place and clears it, there is none.</summary>
    public static IndexSet OpenSilently(IReadOnlyList<Notebook> notebooks)
    {
        using var progress = Console.IsErrorRedirected ? null : new IndexingProgress();
        return Open(notebooks, progress, out _);
    }

    private static IndexSet Open(IReadOnlyList<Notebook> notebooks, IndexingProgress? progress, out IReadOnlyList<IndexUpdate> updates)
    {
        var indexes = IndexSet.Open(notebooks, UserFolders.OfThisUser.Cache);
        try
        {
            updates = indexes.Update(progress);
            return indexes;
        }
        catch
        {
            indexes.Dispose();
            throw;
        }
    }
}
