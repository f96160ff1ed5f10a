using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Deja.Vision.Sources;

namespace Deja.Vision.Recorders;

/// <summary>
/// The capturing half: a thread that takes pictures from the source and hands them on through a bounded queue. A camera doesn't wait: when the queue is full, its picture is dropped and counted, and the next one is read in time.
/// A file waits.
/// </summary>
internal sealed class CapturedFrames(CameraSource source, RecorderOptions options, StopSignal stop, FramePool pool) : IDisposable
{
    private readonly BlockingCollection<Frame> _queue = new(Math.Max(1, options.QueueLength));
    private TimeSpan? _first;
    private ITimer? _timer;
    private Exception? _error;

    public long Captured { get; private set; }

    public long Dropped { get; private set; }

    /// <summary>The end, counted from the first picture: for a file its last picture's end, for a camera the moment of stopping, but not beyond the duration.</summary>
    public TimeSpan End { get; private set; }

    /// <summary>What the source threw; good when the thread is over.</summary>
    public Exception? Error => _error;

    /// <summary>What is to be encoded, until the source's end. The taker gives the pictures back to the pool.</summary>
    public IEnumerable<Frame> Queued => _queue.GetConsumingEnumerable();

    [SuppressMessage("Design", "CA1031", Justification = "What a source throws is thrown by the recorder, when the file is whole.")]
    public void Run()
    {
        try
        {
            var last = TimeSpan.Zero;
            while (!stop.IsAsked && TakeOne(ref last))
            {
            }

            End = EndAfter(last);
        }
        catch (OperationCanceledException) when (stop.Failed.IsCancellationRequested)
        {
            // The encoder is gone; what it died of is told by it.
        }
        catch (Exception e)
        {
            _error = e;
            stop.Ask(StopCause.Failed);
        }
        finally
        {
            _queue.CompleteAdding();
        }
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _queue.Dispose();
    }

    private bool TakeOne(ref TimeSpan last)
    {
        var picture = pool.Take();
        if (!source.TryRead(picture, out var time))
        {
            pool.Give(picture);
            stop.Ask(StopCause.SourceEnded);
            return false;
        }

        if (source.IsLive) time = stop.Now;
        if (_first is null) Begin(time);
        time -= _first!.Value;
        if (time >= options.Duration)
        {
            pool.Give(picture);
            stop.Ask(StopCause.Duration);
            return false;
        }

        (last, var frame) = (time, new Frame(picture, time, Captured++));
        if (!source.IsLive)
        {
            _queue.Add(frame, stop.Failed);
        }
        else if (!_queue.TryAdd(frame))
        {
            Dropped++;
            pool.Give(picture);
        }

        return true;
    }

    // A camera may stall: its recording ends in time all the same.
    private void Begin(TimeSpan time)
    {
        _first = time;
        if (source.IsLive && options.Duration is { } duration) _timer = options.Clock.CreateTimer(_ => stop.Ask(StopCause.Duration), null, duration, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan EndAfter(TimeSpan last)
    {
        var end = stop.Cause == StopCause.Duration && options.Duration is { } all ? all
            : source.IsLive ? stop.At - (_first ?? stop.At)
            : last + TimeSpan.FromSeconds(1 / (source.Rate ?? CameraRecorder.UsualRate));
        return options.Duration is { } most && end > most ? most : end;
    }
}
