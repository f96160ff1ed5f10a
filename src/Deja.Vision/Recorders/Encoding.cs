using System.Diagnostics.CodeAnalysis;
using Deja.Vision.Clips;
using Deja.Vision.Clips.Writers;
using Deja.Vision.Errors;
using Deja.Vision.Windows;

namespace Deja.Vision.Recorders;

/// <summary>The encoding half: a thread that takes the queued pictures, makes them what the file needs, hands them on and writes each as often as its time asks.</summary>
internal sealed class Encoding(CapturedFrames frames, IClipWriter writer, PartFile file, RecorderOptions options, LatestPicture? shown)
{
    // Pictures that an encoder may hold back before it writes them.
    private const int InEncoder = 24;

    private readonly ClipTimes _times = new(writer.Rate, options.Duration);
    private Mat? _pending;
    private long _checkedAt;
    private Exception? _error;

    public long Skipped { get; private set; }

    public long Repeated { get; private set; }

    /// <summary>Captured, and given up since the recording was cut short.</summary>
    public long GivenUp { get; private set; }

    /// <summary>Whether it was ended before all that was captured was written.</summary>
    public bool WasCutShort { get; private set; }

    /// <summary>Whether the reserve of the disk was reached.</summary>
    public bool IsDiskFull { get; private set; }

    /// <summary>Whether pictures came in another size than the file's.</summary>
    public bool HasResized { get; private set; }

    /// <summary>What the callback threw; good when the thread is over.</summary>
    public Exception? Error => _error;

    [SuppressMessage("Design", "CA1031", Justification = "What a callback throws is thrown by the recorder, when the file is whole.")]
    public void Run()
    {
        try
        {
            foreach (var frame in frames.Queued)
            {
                // Pictures that still wait after the end are given up: the clip has no hole.
                if (_error is null && !WasCutShort && !IsDiskFull)
                {
                    Take(frame);
                    continue;
                }

                frames.Pool.Give(frame.Picture);
                GivenUp++;
            }

            if (_pending is not null && !WasCutShort && !IsDiskFull) Put(_times.End(_error is null ? frames.End : TimeSpan.Zero), isLast: true);
        }
        catch (Exception e)
        {
            _error ??= e;
            frames.Stop.Ask(StopCause.Failed);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "As above.")]
    private void Take(Frame frame)
    {
        var picture = frame.Picture;
        try
        {
            Fit(picture);
            options.OnFrame?.Invoke(frame);
            if (picture.IsDisposed) throw new InvalidOperationException("OnFrame disposed the picture: it is the recorder's, which uses it again. Copy it to keep it.");
            if (picture.Type() != MatType.CV_8UC3 || ClipWriters.Even(picture.Size()) != writer.Size)
                throw new InvalidOperationException($"OnFrame made the picture {picture.Width} × {picture.Height} of {picture.Type()}: it may draw on it, but leaves its size and kind as they are; copy it to make another of it.");
        }
        catch (Exception e)
        {
            _error = e;
            if (!picture.IsDisposed) frames.Pool.Give(picture);
            frames.Stop.Ask(StopCause.Failed);
            return;
        }

        shown?.Put(picture);
        var times = _times.Next(frame.Time);
        if (_pending is not null)
        {
            Put(times);
            frames.Pool.Give(_pending);
        }

        _pending = picture;
        if (!WasCutShort && !IsDiskFull) return;

        // What is to be written next would leave a hole.
        frames.Pool.Give(picture);
        _pending = null;
        GivenUp++;
    }

    // Colour, in the file's size, turned over if wanted: in place, as the picture is nobody else's.
    private void Fit(Mat picture)
    {
        if (picture.Depth() == MatType.CV_16U) picture.ConvertTo(picture, MatType.CV_8U, 1 / 256.0);
        if (picture.Depth() != MatType.CV_8U || picture.Channels() is not (1 or 3 or 4))
            throw new CameraException(CameraProblem.Unreadable, $"A picture of {picture.Type()} can't be recorded: a source gives 8 or 16 bits in 1, 3 or 4 channels.");
        if (picture.Channels() == 1) Cv2.CvtColor(picture, picture, ColorConversionCodes.GRAY2BGR);
        else if (picture.Channels() == 4) Cv2.CvtColor(picture, picture, ColorConversionCodes.BGRA2BGR);
        if (ClipWriters.Even(picture.Size()) != writer.Size || picture.Width < writer.Size.Width || picture.Height < writer.Size.Height)
        {
            HasResized |= picture.Size() != frames.Size;
            Cv2.Resize(picture, picture, writer.Size, interpolation: InterpolationFlags.Area);
        }

        if (options.IsMirrored) Cv2.Flip(picture, picture, FlipMode.Y);
    }

    private void Put(long times, bool isLast = false)
    {
        if (times == 0)
        {
            Skipped++;
            return;
        }

        for (var left = times; left > 0; left -= Step)
        {
            var some = Math.Min(left, Step);
            WritePending(some);
            Repeated += left == times ? some - 1 : some;
            if (writer.Frames - _checkedAt >= Step) CheckDisk();
            if (IsDiskFull) return;

            // A picture of a file may stay for hours. One of a camera stayed as long as was waited for it.
            var stop = frames.Stop;
            if (frames.IsLive || stop.Wanted is null || left <= some || (isLast && stop.Cause == stop.Wanted)) continue;
            WasCutShort = true;
            return;
        }
    }

    // Pictures between two looks at the disk: no more than half a second of the clip, and not so large that they fill a quarter of the reserve.
    private long Step => Math.Max(1, Math.Min((long)(writer.Rate / 2), options.ReservedBytes / 4 / (writer.Size.Width * writer.Size.Height * 3L)));

    // Room is left for what the encoder still holds, by what pictures took so far.
    private void CheckDisk()
    {
        _checkedAt = writer.Frames;
        if (options.ReservedBytes == 0 || file.FreeBytes is not { } free) return;
        var onePicture = file.Length / writer.Frames;
        if (free >= options.ReservedBytes + ((Step + InEncoder) * onePicture)) return;
        IsDiskFull = true;
        frames.Stop.Ask(StopCause.DiskFull);
    }

    private void WritePending(long times)
    {
        var size = _pending!.Size();
        if (size == writer.Size)
        {
            writer.Write(_pending, times);
            return;
        }

        // An odd column or row is left out: the writer takes pictures of its own size only.
        using var even = new Mat(_pending, new Rect(0, 0, writer.Size.Width, writer.Size.Height));
        writer.Write(even, times);
    }
}
