using System.Diagnostics;
using System.Globalization;

namespace Deja.Cli.Output;

/// <summary>Tells how far long work has come once it takes more than a second: in place on a terminal, in plain lines elsewhere. Safe to use from several threads.</summary>
/// <param name="doing">What is done, such as <c>indexing</c>.</param>
internal sealed class CountProgress(string doing) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan InPlace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan InLines = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly bool _isTerminal = !Console.IsErrorRedirected;
    private TimeSpan _next = Patience;
    private bool _isShown;

    /// <param name="done">How many notes are done.</param>
    /// <param name="total">Of how many.</param>
    public void Report(int done, int total)
    {
        if (_clock.Elapsed < _next) return;
        lock (_lock)
        {
            if (_clock.Elapsed < _next) return;
            _next = _clock.Elapsed + (_isTerminal ? InPlace : InLines);
            var text = string.Create(CultureInfo.InvariantCulture, $"deja: {doing}, {done:n0} of {total:n0} notes");
            _isShown = true;
            if (_isTerminal) Console.Error.Write($"\r{text}");
            else Console.Error.WriteLine(text);
        }
    }

    /// <summary>Clears the line.</summary>
    public void Dispose()
    {
        if (_isShown && _isTerminal) Console.Error.Write("\r\u001b[K");
    }
}
