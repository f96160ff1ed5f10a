using Deja.Notes;

namespace Deja.Recall.Index;

/// <summary>The indexes of the notebooks that are asked together; counts are taken over all of them, so that scores compare.</summary>
public sealed class IndexSet : IDisposable
{
    private readonly List<NotebookIndex> _indexes = [];

    private IndexSet()
    {
    }

    /// <summary>In the order in which the notebooks were given.</summary>
    public IReadOnlyList<NotebookIndex> Indexes => _indexes;

    /// <summary>How many entries there are in all.</summary>
    public long EntryCount => _indexes.Sum(i => i.EntryCount);

    /// <summary>Opens or makes the index of each notebook, without bringing it up to date.</summary>
    /// <param name="notebooks">The notebooks; the set keeps their order.</param>
    /// <param name="userCache">See <see cref="NotebookIndex.Open"/>.</param>
    /// <exception cref="IndexException">One of them can be neither opened nor made.</exception>
    public static IndexSet Open(IEnumerable<Notebook> notebooks, string userCache)
    {
        var set = new IndexSet();
        try
        {
            foreach (var notebook in notebooks) set._indexes.Add(NotebookIndex.Open(notebook, userCache));
            return set;
        }
        catch
        {
            set.Dispose();
            throw;
        }
    }

    /// <summary>Brings each index up to date.</summary>
    /// <inheritdoc cref="NotebookIndex.Update"/>
    public IReadOnlyList<IndexUpdate> Update(IProgress<IndexProgress>? progress = null) => [.. _indexes.Select(i => i.Update(progress))];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var index in _indexes) index.Dispose();
    }

    /// <summary>Answers a question, once more from the beginning when an index turned out to be damaged on the way.</summary>
    internal T Ask<T>(Func<T> question)
    {
        var repairs = _indexes.Sum(i => i.Repairs);
        var answer = question();
        return _indexes.Sum(i => i.Repairs) == repairs ? answer : question();
    }

    internal long Count(string term) => _indexes.Sum(i => i.Count(term));
}
