using System.Collections.Concurrent;
using Deja.Notes;
using Deja.Notes.Blocks;
using Deja.Site.Runs;

namespace Deja.Site.Tests.Runs;

/// <summary>Runs nothing: a block's code says what it would show. <c>wait</c> goes on when the test says so, or when it is stopped.</summary>
internal sealed class FakeRunner : IBlockRunner
{
    private readonly ConcurrentDictionary<string, int> _counts = new();

    /// <summary>The orders that came, in order.</summary>
    public ConcurrentQueue<RunOrder> Orders { get; } = new();

    /// <summary>The notes whose sessions were ended.</summary>
    public BlockingCollection<string> Ended { get; } = [];

    /// <summary>Lets one that waits go on.</summary>
    public SemaphoreSlim GoOn { get; } = new(0);

    public bool IsDisposed { get; private set; }

    public IReadOnlyList<RunnableBlock> Blocks(Note note) => [.. BlockIds.Of(note).Where(b => b.Block.Language.IsShell).Select(b => new RunnableBlock(b.Id))];

    public RunRefusal? Refusal(RunOrder order)
    {
        var code = CodeOf(order);
        var missing = Placeholder.Find(code).Select(p => p.Name).Where(n => !order.Values.ContainsKey(n)).ToList();
        if (missing.Count > 0) return new RunRefusal("no value") { Missing = missing };
        return code.StartsWith("ask", StringComparison.Ordinal) && !order.IsAgreed ? new RunRefusal("ask first") { IsQuestion = true } : null;
    }

    public RunEnd Run(RunOrder order, IRunView view, CancellationToken stop)
    {
        Orders.Enqueue(order);
        foreach (var line in CodeOf(order).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (word, rest) = line.Split(' ', 2) is [var w, var r] ? (w, r) : (line, string.Empty);
            if (word == "print") view.Text(System.Text.RegularExpressions.Regex.Unescape(rest), isError: false);
            else if (word == "many") for (var i = 0; i < int.Parse(rest, System.Globalization.CultureInfo.InvariantCulture); i++) view.Text(FormattableString.Invariant($"line {i}\n"), isError: false);
            else if (word == "html") view.Show(new RunItem(new Dictionary<string, string> { ["text/html"] = rest }));
            else if (word == "count") view.Show(new RunItem(new Dictionary<string, string> { ["text/plain"] = FormattableString.Invariant($"count {_counts.AddOrUpdate(order.Block, 1, (_, n) => n + 1)}") }) { Id = "one" });
            else if (word == "fail") return new RunEnd(RunStatus.Failed) { ExitCode = 3, Message = rest, Line = 2 };
            else if (word == "expected") return new RunEnd(RunStatus.Failed) { ExitCode = 3, IsAsSaid = true };
            else if (word == "throw") throw new InvalidOperationException(rest);
            else if (word == "wait" && WaitHandle.WaitAny([GoOn.AvailableWaitHandle, stop.WaitHandle], TimeSpan.FromSeconds(30)) != 0) return new RunEnd(RunStatus.Stopped);
            else if (word == "wait") GoOn.Wait(0, stop);
        }

        return new RunEnd(RunStatus.Done);
    }

    public bool End(string note)
    {
        Ended.Add(note);
        return true;
    }

    public void Dispose() => IsDisposed = true;

    private static string CodeOf(RunOrder order) => order.Code ?? BlockIds.Of(order.Note).First(b => b.Id == order.Block).Block.Code;
}
