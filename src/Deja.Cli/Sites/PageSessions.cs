using Deja.Notes;
using Deja.Run.Plans;
using Deja.Run.Sessions;

namespace Deja.Cli.Sites;

/// <summary>The sessions of a note whose page is looked at, and which of its blocks have run in them.</summary>
internal sealed class PageSessions(Notebook notebook, Note note, SessionOptions options) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, HashSet<(string Id, string Code)>> _run = new(StringComparer.Ordinal);

    /// <summary>The sessions.</summary>
    public NoteSessions Sessions { get; } = new(notebook, note, options);

    /// <summary>Whether a block has run well, as it is now, since its session began.</summary>
    public bool HasRun(PlannedBlock block)
    {
        lock (_lock) return _run.TryGetValue(block.Session, out var blocks) && blocks.Contains((block.Id, block.Block.Code));
    }

    /// <summary>Remembers that a block has run; of a session that is gone nothing is left.</summary>
    public void Remember(PlannedBlock block, bool isDone)
    {
        lock (_lock)
        {
            if (!_run.TryGetValue(block.Session, out var blocks)) _run[block.Session] = blocks = [];
            if (!Sessions.IsOpen(block)) _run.Remove(block.Session);
            else if (isDone) blocks.Add((block.Id, block.Block.Code));
            else blocks.Remove((block.Id, block.Block.Code));
        }
    }

    public void Dispose() => Sessions.Dispose();
}
