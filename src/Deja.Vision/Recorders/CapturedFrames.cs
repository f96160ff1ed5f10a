using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Deja.Vision.Sources;

namespace Deja.Vision.Recorders;

/// <summary>
/// The capturing half: a thread that takes pictures from the source, which is this recording's meanwhile, and hands them on through a bounded queue. A camera doesn't wait: when the queue is full, its picture is dropped and counted, and the next one is read in time.
/// A file waits.
/// </summary>
internal sealed class CapturedFrames : IDisposable
{
    // Timers of .NET go no further, and no recording does.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(49);

    private readonly CameraSource _source;
    private readonly RecorderOptions _options;
    private readonly StopSignal _stop;
    private readonly IDisposable _use;
    private readonly BlockingCollection<Frame> _queue;
    private TimeSpan? _first;
    private TimeSpan _last;
    private ITimer? _timer;
    private Thread? _thread;
    private Exception? _error;

    /// <param name="source">What is read.</param>
    /// <param name="options">How.</param>
    /// <param name="stop">Ends the queue when it is asked, also while the source stalls.</param>
    /// <exception cref="InvalidOperationException">The source is being recorded already.</exception>
    public CapturedFrames(CameraSource source, RecorderOptions options, StopSignal stop)
    {
        (_source, _options, _stop, _use) = (source, options, stop, source.Take());
        _queue = new(Math.Max(1, options.QueueLength));
        stop.Asked += Finish;
    }

    /// <summary>What ends the recording.</summary>
    public StopSignal Stop => _stop;

    /// <summary>Whether nobody reads the source: it was not begun, or has come to its end.</summary>
    public bool IsOver => _thread is not { IsAlive: true };

    /// <summary>Where pictures come from and go back to.</summary>
    public FramePool Pool { get; } = new();

    /// <summary>The pictures' size, as the source says it.</summary>
    public Size Size => _source.Size;

    /// <summary>Whether they come in their own time.</summary>
    public bool IsLive => _source.IsLive;

    public long Captured { get; private set; }

    public long Dropped { get; private set; }

    /// <summary>The end, counted from the first picture: for a file its last picture's end, for a camera the moment of stopping, but not beyond the duration.</summary>
    public TimeSpan End { get; private set; }

    /// <summary>What the source threw; good when the thread is over.</summary>
    public Exception? Error => _error;

    /// <summary>What is to be encoded, until the source's end. The taker gives the pictures back to the pool.</summary>
    public IEnumerable<Frame> Queued => _queue.GetConsumingEnumerable();

    /// <summary>Begins to read, on a thread of its own.</summary>
    public void Start()
    {
        _thread = new Thread(Run) { Name = "Deja.Vision capture", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Waits for its end; false when it didn't come.</summary>
    public bool Join(TimeSpan patience) => _thread is not { } thread || thread.Join(patience);

    public void Dispose()
    {
        _timer?.Dispose();
        _queue.Dispose();
        _use.Dispose();
        Pool.Dispose();
    }

    [SuppressMessage("Design", "CA1031", Justification = "What a source throws is thrown by the recorder, when the file is whole.")]
    private void Run()
    {
        try
        {
            while (!_stop.IsAsked && TakeOne())
            {
            }
        }
        catch (OperationCanceledException) when (_stop.IsAsked)
        {
            // The encoder is gone; what it died of is told by it.
        }
        catch (InvalidOperationException) when (_queue.IsAddingCompleted)
        {
            // Stopped while the picture waited for room.
        }
        catch (Exception e)
        {
            _error = e;
            _stop.Ask(StopCause.Failed);
        }
        finally
        {
            // A source that stalls is in use for as long as it is waited for.
            _use.Dispose();
        }
    }

    // The encoder has what came until then, and need not wait for a camera that stalls.
    private void Finish()
    {
        End = EndAfter(_last);
        _queue.CompleteAdding();
    }

    private bool TakeOne()
    {
        var picture = Pool.Take();
        var isRead = _source.TryRead(picture, out var time);

        // A live picture that comes after the stop is not of the recording any more.
        if (!isRead || (_source.IsLive && _stop.IsAsked))
        {
            Pool.Give(picture);
            _stop.Ask(StopCause.SourceEnded);
            return false;
        }

        if (_source.IsLive) time = _stop.Now;
        if (_first is null) Begin(time);
        time -= _first!.Value;
        if (time >= _options.Duration)
        {
            Pool.Give(picture);
            _stop.Ask(StopCause.Duration);
            return false;
        }

        if (!Queue(new(picture, time, Captured))) Dropped++;
        Captured++;
        _last = time;
        return true;
    }

    private bool Queue(Frame frame)
    {
        var isQueued = false;
        try
        {
            if (_source.IsLive) return isQueued = _queue.TryAdd(frame);
            _queue.Add(frame, _stop.Failed);
            return isQueued = true;
        }
        finally
        {
            if (!isQueued) Pool.Give(frame.Picture);
        }
    }

    // A camera may stall: its recording ends in time all the same.
    private void Begin(TimeSpan time)
    {
        _first = time;
        if (_source.IsLive && _options.Duration is { } duration && duration <= LongestTimer) _timer = _options.Clock.CreateTimer(_ => _stop.Ask(StopCause.Duration), null, duration, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan EndAfter(TimeSpan last)
    {
        var end = _stop.Cause == StopCause.Duration && _options.Duration is { } all ? all
            : _source.IsLive ? _stop.At - (_first ?? _stop.At)
            : last + TimeSpan.FromSeconds(1 / (_source.KnownRate ?? CameraSource.UsualRate));
        return _options.Duration is { } most && end > most ? most : end;
    }
}
