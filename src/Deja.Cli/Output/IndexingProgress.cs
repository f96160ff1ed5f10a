using Deja.Recall.Index;

namespace Deja.Cli.Output;

/// <summary>Tells how far indexing has come when it takes longer than a second.</summary>
internal sealed class IndexingProgress : IProgress<IndexProgress>, IDisposable
{
    /// <summary>So few notes are not what takes long: the disk is, or another process.</summary>
    private const int Few = 100;

    private readonly CountProgress _progress = new("indexing");

    public void Report(IndexProgress value)
    {
        if (value.Total >= Few) _progress.Report(value.Done, value.Total);
    }

    /// <summary>Clears the line.</summary>
    public void Dispose() => _progress.Dispose();
}
