using System.Diagnostics;
using System.Globalization;
using Deja.Cli.Output;
using Deja.Notes;
using Deja.Run.Checks;
using Deja.Run.Plans;

namespace Deja.Cli.Checks;

/// <summary>Tells how a check goes: in place on a terminal, else in a line for each block that was run when it is done with.</summary>
/// <param name="notebook">The notebook.</param>
/// <param name="isQuiet">Whether standard output belongs to a program, which gets no lines.</param>
internal sealed class CheckConsole(Notebook notebook, bool isQuiet) : ICheckObserver, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly bool _isLive = !Console.IsErrorRedirected;
    private readonly bool _hasLines = !isQuiet && Console.IsOutputRedirected;
    private TimeSpan _next = Patience;
    private int _toRun;
    private int _begun;
    private bool _isShown;

    public void Begin(int blocks, int toRun)
    {
        lock (_lock) _toRun = toRun;
    }

    public void Running(string note, PlannedBlock block)
    {
        Interlocked.Increment(ref _begun);
        Show(note, block, null);
    }


    public void Progress(string note, PlannedBlock block, string text) => Show(note, block, text);

    public void Done(BlockCheck check)
    {
        lock (_lock)
        {
            if (_hasLines && check.Outcome != CheckOutcome.NotRun) CheckLine.Print(notebook, check);
        }
    }

    public void Problem(NoteProblem problem)
    {
        lock (_lock)
        {
            Clear();
            Talk.Line(Places.Of(notebook, problem.ToString()));
        }
    }

    public void Dispose()
    {
        lock (_lock) Clear();
    }

    private void Show(string note, PlannedBlock block, string? text)
    {
        lock (_lock)
        {
            if (!_isLive || _clock.Elapsed < _next) return;
            _next = _clock.Elapsed + Often;
            var line = string.Create(CultureInfo.InvariantCulture, $"deja: checking, {Math.Min(_begun, _toRun)} of {_toRun}  {note}#{block.Id}{(text is null ? string.Empty : $"  {text}")}");
            var width = Math.Max(20, Screen.Error.Width - 1);
            var shown = Piece.Plain(line).Text;
            Console.Error.Write($"\r{(shown.Length > width ? shown[..width] : shown)}\u001b[K");
            _isShown = true;
        }
    }

    private void Clear()
    {
        if (_isShown) Console.Error.Write("\r\u001b[K");
        _isShown = false;
    }
}
