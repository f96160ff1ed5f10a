using System.Text;

namespace Deja.Run.Kernels.Jupyter;

/// <summary>
/// What a kernel's process prints itself, outside of messages: of no block, as in every front end of Jupyter, since some kernels print there again what they send. The end of
/// it is kept, for when the kernel dies.
/// </summary>
internal sealed class JupyterPrinted
{
    private const int MostLines = 12;
    private const int MostBytes = 8_000;

    private readonly Lock _lock = new();
    private readonly Thread _reader;
    private readonly byte[] _last = new byte[MostBytes];
    private int _length;

    /// <param name="stream">Read to its end, so that nobody who writes there has to wait.</param>
    public JupyterPrinted(Stream stream)
    {
        _reader = new Thread(() => Read(stream)) { IsBackground = true };
        _reader.Start();
    }

    /// <summary>The last lines; empty where nothing came.</summary>
    /// <param name="patience">How long the end of the stream is waited for.</param>
    public string LastLines(TimeSpan patience)
    {
        _reader.Join(patience);
        lock (_lock) return string.Join('\n', Encoding.UTF8.GetString(_last.AsSpan(0, _length)).TrimEnd().Split('\n').TakeLast(MostLines)).Trim();
    }

    private void Read(Stream stream)
    {
        var bytes = new byte[MostBytes];
        try
        {
            while (stream.Read(bytes) is > 0 and var count)
            {
                Keep(bytes.AsSpan(0, count));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process is gone.
        }
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            var before = Math.Min(_length, MostBytes - bytes.Length);
            _last.AsSpan(_length - before, before).CopyTo(_last);
            bytes.CopyTo(_last.AsSpan(before));
            _length = before + bytes.Length;
        }
    }
}
