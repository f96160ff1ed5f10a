using System.Diagnostics;
using System.Globalization;
using Deja.Recall.Index;

namespace Deja.Cli.Output;

/// <summary>Tells how far indexing has come when it takes longer than a second: in place on a terminal, in plain lines elsewhere.</summary>
internal sealed class IndexingProgress : IProgress<IndexProgress>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan InPlace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan InLines = TimeSpan.FromSeconds(5);

    /// <summary>So few notes are not what takes long: the disk is, or another process.</summary>
    private const int Few = 100;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly bool _isTerminal = !Console.IsErrorRedirected;
    private TimeSpan _next = Patience;
    private bool _isShown;

    public void Report(IndexProgress value)
    {
        if (value.Total < Few || _clock.Elapsed < _next) return;
        _next = _clock.Elapsed + (_isTerminal ? InPlace : InLines);
        var text = string.Create(CultureInfo.InvariantCulture, $"deja: indexing, {value.Done:n0} of {value.Total:n0} notes");
        _isShown = true;
        if (_isTerminal) Console.Error.Write($"\r{text}");
        else Console.Error.WriteLine(text);
    }

    /// <summary>Clears the line.</summary>
    public void Dispose()
    {
        if (_isShown && _isTerminal) Console.Error.Write("\r\u001b[K");
    }
}
