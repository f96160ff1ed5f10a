using System.Buffers;
using System.Text.Json;

namespace Deja.Site.Runs;

/// <summary>What one page has seen of a run; writes what is new as lines of JSON.</summary>
/// <param name="run">The run.</param>
/// <param name="isKnown">Whether the page has all of it already.</param>
internal sealed class RunCursor(PageRun run, bool isKnown)
{
    private readonly List<(int Version, int Length)> _seen = [];
    private string? _state;
    private string? _progress;
    private string? _block;
    private readonly bool _isKnown = isKnown;
    private bool _isOver = isKnown;

    /// <summary>The run.</summary>
    public PageRun Run => run;

    /// <summary>Writes what is new since it was asked last.</summary>
    public void Write(IBufferWriter<byte> lines)
    {
        lock (run.Lock)
        {
            if (run.Block != _block || (run.State != _state && !_isKnown)) Line(lines, State);
            (_block, _state) = (run.Block, run.State);
            if (_isOver) return;
            for (var i = 0; i < run.Output.Pieces.Count; i++) Piece(lines, i, run.Output.Pieces[i]);
            if (run.Progress != _progress) Line(lines, w => w.WriteString("progress", run.Progress ?? string.Empty));
            _progress = run.Progress;
            if (run.End is not { } end) return;
            Line(lines, w => Ended(w, end));
            _isOver = true;
        }
    }

    private void State(Utf8JsonWriter json)
    {
        json.WriteString("block", run.Block);
        json.WriteString("state", run.State);
        json.WriteBoolean("edited", run.Order.Code is not null);
    }

    private void Piece(IBufferWriter<byte> lines, int index, RunPiece piece)
    {
        if (index == _seen.Count) _seen.Add((0, 0));
        var (version, length) = _seen[index];
        if (version == piece.Version) return;
        _seen[index] = (piece.Version, piece.Lines?.Finished.Length ?? 0);
        Line(lines, w =>
        {
            w.WriteNumber("at", index);
            if (piece.Lines is { } text)
            {
                w.WriteString("text", text.Finished.ToString(length, text.Finished.Length - length));
                w.WriteString("last", text.Last);
            }
            else if (piece.Left > 0)
            {
                w.WriteNumber("left", piece.Left);
            }
            else
            {
                w.WriteString("html", piece.Html);
            }
        });
    }

    private void Ended(Utf8JsonWriter json, RunEnd end)
    {
        json.WriteString("end", end.Status switch { RunStatus.Done => "done", RunStatus.Failed => "failed", RunStatus.TimedOut => "timed-out", RunStatus.TooMuchOutput => "too-much", RunStatus.Stopped => "stopped", RunStatus.LeftOut => "left-out", _ => "not-run" });
        json.WriteNumber("exit", end.ExitCode);
        json.WriteNumber("seconds", Math.Max(0.01, Math.Round(run.Time.TotalSeconds, 2)));
        json.WriteBoolean("lost", end.IsSessionLost);
        if (end.Message is not null) json.WriteString("message", end.Message);
        if (end.Line is { } line) json.WriteNumber("line", line);
        if (end.Block is not null) json.WriteString("where", end.Block);
    }

    private void Line(IBufferWriter<byte> lines, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(lines))
        {
            json.WriteStartObject();
            json.WriteNumber("run", run.Number);
            write(json);
            json.WriteEndObject();
        }

        lines.Write("\n"u8);
    }
}
