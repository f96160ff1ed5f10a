using System.Collections.Concurrent;

namespace Deja.Site.Formulas;

/// <summary>
/// Lays formulas out, each once: from the cache, else by KaTeX on threads of its own. The first is started by the first formula that is new, others, up to one for each processor, as there turn out
/// to be many. Safe to use from several threads.
/// </summary>
/// <param name="cache">The file of the cache; null keeps none.</param>
internal sealed class FormulaStore(string? cache) : IDisposable
{
    /// <summary>So many formulas for each engine before there is another: to start one costs as much time as laying out a hundred, and 35 MB.</summary>
    private const int EnoughForOne = 100;

    private readonly FormulaFile _file = new(cache);
    private readonly Lock _lock = new();
    private readonly BlockingCollection<(Formula Formula, TaskCompletionSource<(string?, string?)> Done)> _waiting = [];
    private readonly ConcurrentDictionary<Formula, Lazy<(string? Html, string? Problem)>> _known = new();
    private readonly ConcurrentDictionary<UInt128, string> _new = new();
    private readonly List<Thread> _threads = [];
    private Dictionary<UInt128, string>? _kept;

    /// <summary>A formula's HTML.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="problem">What is wrong with it; null when it was laid out.</param>
    /// <returns>Null when there is a problem.</returns>
    public string? Html(Formula formula, out string? problem)
    {
        (var html, problem) = _known.GetOrAdd(formula, f => new(() => Find(f))).Value;
        return html;
    }

    /// <summary>Writes what is new into the cache.</summary>
    public void Save()
    {
        _file.Add([.. _new.OrderBy(f => f.Key)]);
        _new.Clear();
    }

    public void Dispose()
    {
        Save();
        _waiting.CompleteAdding();
        foreach (var thread in _threads) thread.Join();
        _waiting.Dispose();
    }

    private (string? Html, string? Problem) Find(Formula formula)
    {
        if (!KatexFiles.AreThere) return (null, "this deja was built without KaTeX, which npm fetches: build it again where npm is");
        var key = FormulaFile.KeyOf(formula);
        if (Kept().TryGetValue(key, out var kept)) return (kept, null);
        Start();
        var done = new TaskCompletionSource<(string? Html, string?)>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add((formula, done));
        var result = done.Task.GetAwaiter().GetResult();
        if (result.Html is not null) _new[key] = result.Html;
        return result;
    }

    private Dictionary<UInt128, string> Kept()
    {
        lock (_lock) return _kept ??= _file.Read();
    }

    private void Start()
    {
        lock (_lock)
        {
            if (_threads.Count >= Environment.ProcessorCount || _new.Count < _threads.Count * EnoughForOne) return;
            var thread = new Thread(Work, KatexEngine.StackSize) { IsBackground = true, Name = "formulas" };
            _threads.Add(thread);
            thread.Start();
        }
    }

    private void Work()
    {
        KatexEngine? engine = null;
        foreach (var (formula, done) in _waiting.GetConsumingEnumerable())
        {
            try
            {
                engine ??= new KatexEngine();
                var html = engine.Render(formula, out var problem);
                done.SetResult((html, problem));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                done.SetException(e);
            }
        }

        engine?.Dispose();
    }
}
