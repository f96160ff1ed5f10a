namespace Deja.Host.Tees;

/// <summary>Standard output and the files. One that can't be written is told once and left out, and the rest goes on.</summary>
internal sealed class TeeOutputs
{
    private readonly TeeOptions _options;
    private readonly Action<string> _tell;
    private readonly IChannel _console;
    private readonly List<IChannel> _left = [];

    public TeeOutputs(IChannels channels, TeeOptions options, Action<string> tell)
    {
        _options = options;
        _tell = tell;
        _console = channels.Output;
        Add(channels, _console);
        foreach (var file in options.Files) Open(channels, file);
    }

    public bool HasFailed { get; private set; }

    /// <summary>Whether a reader went away, and that is to end it all.</summary>
    public bool IsReaderGone { get; private set; }

    /// <summary>Whether there is anything to read for.</summary>
    public bool AreLeft => _left.Count > 0 && !IsReaderGone;

    /// <summary>Writes to all of them, standard output first.</summary>
    /// <param name="bytes">What was read.</param>
    /// <param name="isLent">Whether standard output has it already.</param>
    public void Write(ReadOnlySpan<byte> bytes, bool isLent)
    {
        for (var i = 0; i < _left.Count; i++)
        {
            if (isLent && _left[i] == _console) continue;
            try
            {
                _left[i].Write(bytes);
            }
            catch (ChannelException e)
            {
                // The others still get these bytes: when it all ends here, the files hold everything that was read.
                Drop(_left[i--], e);
            }
        }
    }

    /// <summary>Lends standard output what waits in the input.</summary>
    /// <returns>How many bytes, which are then to be read for the files.</returns>
    public int Lend(IChannel input, int most)
    {
        if (!_left.Contains(_console)) return 0;
        try
        {
            return input.Lend(_console, most);
        }
        catch (ChannelException e)
        {
            Drop(_console, e);
            return 0;
        }
    }

    public void Close()
    {
        foreach (var output in _left.ToList())
        {
            try
            {
                output.Close();
            }
            catch (ChannelException e)
            {
                Drop(output, e);
            }
        }
    }

    public void Fail(string told)
    {
        HasFailed = true;
        _tell(told);
    }

    private void Open(IChannels channels, string file)
    {
        try
        {
            Add(channels, channels.Open(file, _options.IsAppending));
        }
        catch (ChannelException e)
        {
            Fail($"can't write '{file}': {e.Message}");
        }
    }

    private void Add(IChannels channels, IChannel output)
    {
        if (channels.FeedsInput(output)) Fail($"can't write {output.Name}: it is the file that is read, and adding to it would never end");
        else _left.Add(output);
    }

    private void Drop(IChannel output, ChannelException e)
    {
        _left.Remove(output);
        if (!e.IsReaderGone) Fail($"can't write {output.Name}: {e.Message}");
        else IsReaderGone |= !_options.IsPersistent;
    }
}
