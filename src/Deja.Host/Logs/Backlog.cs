namespace Deja.Host.Logs;

/// <summary>
/// Output on its way from the thread that passes it on to the one that searches it for secrets and writes it. Of a burst that the search can't follow
/// only the end is kept, as much as the log's tail: what comes before it would be overwritten anyway.
/// </summary>
/// <param name="tail">How many bytes that is.</param>
internal sealed class Backlog(int tail)
{
    /// <summary>Once there is so much more than a tail, it is cut to one.</summary>
    private const int Slack = 8 * 1024 * 1024;

    /// <summary>How far behind its place a cut is moved, so that it falls between lines.</summary>
    private const int LongestLine = 64 * 1024;

    private readonly object _gate = new();
    private byte[] _bytes = new byte[256 * 1024];
    private byte[] _taken = [];
    private int _count;
    private long _dropped;
    private bool? _endsInKey;
    private bool _isAwaited;
    private bool _isClosed;

    /// <summary>Adds output; never waits for the search.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (_count + bytes.Length > tail + Slack) Cut();
            if (_count + bytes.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _count + bytes.Length));
            bytes.CopyTo(_bytes.AsSpan(_count));
            _count += bytes.Length;
            if (_isAwaited) Monitor.Pulse(_gate);
        }
    }

    /// <summary>No more will come.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Waits for output and takes what there is, in whole lines where there are any.</summary>
    /// <param name="patience">How long to let it grow, so that more of a burst can be passed over.</param>
    /// <returns>Null at the end. Its bytes are good until the next call.</returns>
    public BacklogPart? Take(TimeSpan patience)
    {
        lock (_gate)
        {
            if (!_isClosed && patience > TimeSpan.Zero) Monitor.Wait(_gate, patience);
            for (_isAwaited = true; Whole() == 0 && !_isClosed;) Monitor.Wait(_gate);
            _isAwaited = false;
            if (_count > tail) Cut();
            var whole = _isClosed ? _count : Whole();
            if (whole == 0) return null;
            if (_taken.Length < _bytes.Length) _taken = new byte[_bytes.Length];
            _bytes.AsSpan(whole, _count - whole).CopyTo(_taken);
            (_bytes, _taken) = (_taken, _bytes);
            _count -= whole;
            var part = new BacklogPart(_taken.AsMemory(0, whole), _dropped, _endsInKey);
            (_dropped, _endsInKey) = (0, null);
            return part;
        }
    }

    private int Whole() => _bytes.AsSpan(0, _count).LastIndexOf((byte)'\n') is >= 0 and var end ? end + 1 : _count > LongestLine ? _count : 0;

    /// <summary>Drops all but a tail.</summary>
    private void Cut()
    {
        var at = Math.Max(0, _count - tail);
        at += Math.Max(0, _bytes.AsSpan(at, Math.Min(LongestLine, _count - at)).IndexOf((byte)'\n') + 1);
        var dropped = _bytes.AsSpan(0, at);
        _endsInKey = Secrets.SecretMask.EndsInKey(dropped) ?? _endsInKey;
        _dropped += at;
        _count -= at;
        _bytes.AsSpan(at, _count).CopyTo(_bytes);
    }
}
