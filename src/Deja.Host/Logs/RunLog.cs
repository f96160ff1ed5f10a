using System.Diagnostics;
using System.Text.Json;
using Deja.Host.Files;
using Deja.Host.Folders;
using Deja.Host.Secrets;

namespace Deja.Host.Logs;

/// <summary>
/// Takes down one run's output: into a file of bounded size, and the outermost part of it into memory for what is looked up right after.
/// A file that can't be written never disturbs the run: it is given up, and <see cref="Warning"/> says why.
/// </summary>
public sealed class RunLog : IDisposable
{
    private const int FileHead = 1024 * 1024;
    private const int FileTail = 4 * FileHead;
    private const int MemoryHead = 64 * 1024;
    private const int MemoryTail = 1024 * 1024;

    /// <summary>A part of the output this large is a burst: the next one is let grow, and the more of it passed over.</summary>
    private const int Burst = 256 * 1024;
    private static readonly TimeSpan BurstPatience = TimeSpan.FromMilliseconds(50);

    /// <summary>So that the writer is not woken for each piece that comes; what came since is lost when Deja is killed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(10);

    private readonly MemoryStream _bytes = new();
    private readonly SecretMask _mask = new(SecretMask.OfEnvironment());
    private readonly HeadAndTail _memory;
    private string? _path;
    private FileStream? _stream;
    private HeadAndTail? _file;
    private Backlog? _backlog;
    private Thread? _writer;

    private RunLog() => _memory = new HeadAndTail(_bytes, MemoryHead, MemoryTail);

    /// <summary>The finished log; null while the run goes on, and when it was not logged.</summary>
    public string? Path { get; private set; }

    /// <summary>One line saying why the run is not logged; null when it is.</summary>
    public string? Warning { get; private set; }

    /// <summary>How many bytes came.</summary>
    public long Length { get; private set; }

    /// <summary>Opens a log; never fails.</summary>
    /// <param name="logs">Where it goes.</param>
    /// <param name="run">What is known before it starts; stays if Deja is killed.</param>
    public static RunLog Begin(RunLogs logs, RunRecord run)
    {
        var log = new RunLog();
        log.Attempt(() =>
        {
            log._path = System.IO.Path.Combine(PrivateFolder.Make(logs.Folder), RunLogs.NameOf(run.Started));
            log._stream = PrivateFile.Make(log._path + RunLogs.LogEnding + RunLogs.PartEnding);
            log.WriteRecord(run with { WasCutShort = true });
            log._file = new HeadAndTail(log._stream, FileHead, FileTail);
        });
        return log;
    }

    /// <summary>Takes output down. All that is ever kept goes through here: secrets are masked before they reach file or memory.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        Length += bytes.Length;
        if (_backlog is not null)
        {
            _backlog.Add(bytes);
            return;
        }

        _mask.Write(bytes, Keep);
        if (_memory.Total < FileHead) return;

        // From here on most of a long output is thrown away again: searching all of it would take longer than the command.
        _backlog = new Backlog(FileTail);
        _writer = new Thread(WriteBacklog) { IsBackground = true, Name = "run's log" };
        _writer.Start();
    }

    private void WriteBacklog()
    {
        for (var patience = TimeSpan.Zero; _backlog!.Take(patience) is { } part;)
        {
            var clock = Stopwatch.StartNew();
            if (part.Dropped > 0) Drop(_mask.Forget(part.EndsInKey) + part.Dropped);
            _mask.Write(part.Bytes.Span, Keep);

            // A quarter of one processor at most, however fast the output comes.
            patience = part.Bytes.Length < Burst ? Patience : BurstPatience + (clock.Elapsed * 3);
        }
    }

    private void Drop(long count)
    {
        _memory.Drop(count);
        _file?.Drop(count);
    }

    private void AwaitWriter()
    {
        _backlog?.Close();
        _writer?.Join();
        _mask.Flush(Keep);
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        _memory.Write(bytes);
        if (_file is null) return;
        try
        {
            _file.Write(bytes);
        }
        catch (Exception e) when (Refusal.Is(e))
        {
            GiveUp(e);
        }
    }

    /// <summary>Gives the log its final name, writes its record beside it and deletes logs that are too old; never fails.</summary>
    public void Finish(RunRecord record) => Attempt(() =>
    {
        AwaitWriter();
        if (_file is null || _path is null) return;
        var log = _path + RunLogs.LogEnding;
        if (_file.Cut > 0) Unroll();

        // Open, so locked, until it has its name: else another process could take it for abandoned. Windows moves no open file.
        if (OperatingSystem.IsWindows()) _stream!.Dispose();
        File.Move(log + RunLogs.PartEnding, log);
        _stream!.Dispose();
        WriteRecord(record);
        File.Move(_path + RunLogs.RecordEnding + RunLogs.PartEnding, _path + RunLogs.RecordEnding);
        Path = log;
        RunLogs.TakeInAbandoned(System.IO.Path.GetDirectoryName(log)!);
        RunLogs.Rotate(System.IO.Path.GetDirectoryName(log)!, DateTime.UtcNow, System.IO.Path.GetFileNameWithoutExtension(log));
    });

    /// <summary>What to look up: the first 64 KB and the last 1 MB of the output, as UTF-8 with <c>U+FFFD</c> for what is none.</summary>
    public string ReadText()
    {
        AwaitWriter();
        return _memory.ReadText();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        AwaitWriter();
        _stream?.Dispose();
        _bytes.Dispose();
    }

    private void WriteRecord(RunRecord record)
    {
        var part = _path + RunLogs.RecordEnding + RunLogs.PartEnding;
        File.Delete(part);
        using var json = PrivateFile.Make(part);
        JsonSerializer.Serialize(json, record with { Arguments = _mask.Arguments(record.Arguments) }, RunRecordJson.Readable.RunRecord);
    }

    /// <summary>Puts a ring that went round into order, in a file of its own that takes the first one's place.</summary>
    private void Unroll()
    {
        var part = _path + RunLogs.LogEnding + RunLogs.PartEnding;
        var whole = _path + ".whole" + RunLogs.PartEnding;
        using (var ordered = PrivateFile.Make(whole)) _file!.CopyTo(ordered);
        _stream!.Dispose();
        File.Move(whole, part, overwrite: true);
    }

    private void Attempt(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (Refusal.Is(e) || e is HostException)
        {
            GiveUp(e);
        }
    }

    private void GiveUp(Exception cause)
    {
        Warning = $"this run was not logged: {cause.Message}";
        _file = null;
        _stream?.Dispose();
        if (_path is null) return;
        foreach (var name in (string[])[RunLogs.LogEnding, ".whole", RunLogs.RecordEnding])
        {
            try
            {
                File.Delete(_path + name + RunLogs.PartEnding);
            }
            catch (Exception e) when (Refusal.Is(e))
            {
                // Rotation takes it in two days.
            }
        }
    }
}
