using System.Globalization;
using Deja.Vision.Clips.Writers;
using Deja.Vision.Errors;
using Deja.Vision.Native;
using Deja.Vision.Sources.Streams;

namespace Deja.Vision.Sources;

/// <summary>
/// Where pictures come from: a camera, a file, an address, or <see cref="TestPictures"/>. Made by one of the functions below and disposed by who made it, which gives the device back.
/// Those made here give 8-bit pictures, blue, green, red, as OpenCV has them; one of your own may give 8 or 16 bits in 1, 3 or 4 channels. One thread at a time may read.
/// </summary>
public abstract class CameraSource : IDisposable
{
    /// <summary>Pictures per second where a source doesn't say.</summary>
    internal const double UsualRate = 30;

    /// <summary>No file is taken to have more.</summary>
    internal const double HighestRate = 10_000;

    // No camera has more: some drivers and streams say the ticks of their clock.
    private const double HighestLiveRate = 480;
    private const double UsualTimeout = 5;

    private int _isTaken;

    /// <summary>What it is called in messages: a path, an address, "camera 0".</summary>
    public abstract string Name { get; }

    /// <summary>Width and height in pixels, as pictures really come.</summary>
    public abstract Size Size { get; }

    /// <summary>Pictures per second, as the source says; null when it says nothing or nothing that can be.</summary>
    public abstract double? Rate { get; }

    /// <summary>Whether pictures come in their own time: one that isn't taken is lost. When false, the source waits, and says of each picture when it is.</summary>
    public abstract bool IsLive { get; }

    /// <summary>Reads the next picture into one that the caller owns.</summary>
    /// <param name="picture">Overwritten; made anew when its size or type differ.</param>
    /// <param name="time">When the picture is, in the source's own time. When <see cref="IsLive"/>, the recorder doesn't look at it, and takes the moment at which the picture arrives.</param>
    /// <returns>False when there are no more: the file's end, a camera that was unplugged, a stream that broke.</returns>
    public abstract bool TryRead(Mat picture, out TimeSpan time);

    /// <summary>The rate, where it is one that can be.</summary>
    internal double? KnownRate => Rate is { } rate && rate > 0 && rate <= (IsLive ? HighestLiveRate : HighestRate) ? rate : null;

    /// <summary>A camera by its number, 0 being the first; by V4L2 on Linux, AVFoundation on macOS, Media Foundation on Windows.</summary>
    /// <exception cref="CameraException">There is none, it may not be opened, it is busy, or it gives no picture.</exception>
    public static CameraSource Device(int index, DeviceRequest? request = null) => Capture.OpenDevice(index.ToString(CultureInfo.InvariantCulture), request ?? new());

    /// <summary>A camera by its path on Linux, such as /dev/video0 or a link in /dev/v4l/by-id, which stays the same when another one is plugged in.</summary>
    /// <exception cref="CameraException">As for a number.</exception>
    public static CameraSource Device(string path, DeviceRequest? request = null) => Capture.OpenDevice(path, request ?? new());

    /// <summary>A video file. Nothing is lost from it, however slow the reader.</summary>
    /// <exception cref="CameraException">It isn't there or can't be read.</exception>
    public static CameraSource File(string path) => Capture.OpenFile(path);

    /// <summary>A stream: JPEG over HTTP by .NET; others (rtsp, udp, video over http) by the FFmpeg in OpenCV where that has network, as on Windows, else by the ffmpeg program.</summary>
    /// <param name="address">With its scheme.</param>
    /// <param name="timeout">How long opening, and each picture, may take; 5 seconds when not given, as a camera in the house answers within one.</param>
    /// <exception cref="CameraException">Nothing answers, it is no video, or ffmpeg is needed and isn't there.</exception>
    public static CameraSource Address(Uri address, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        NativeOpenCv.Load();
        var wait = timeout ?? TimeSpan.FromSeconds(UsualTimeout);
        var hasEnd = false;
        return (address.Scheme is "http" or "https" ? HttpPictures.TryOpen(address, wait, out hasEnd) : null) ?? Capture.TryOpenAddress(address, wait) ?? (CameraSource)FFmpegPictures.Open(address, wait, hasEnd, ProgramPath.Find("ffmpeg"));
    }

    /// <summary>Whichever of these the text means: a number is a camera, so is a path in /dev; what has a scheme is an address; the rest are files.</summary>
    /// <exception cref="CameraException">As of those.</exception>
    public static CameraSource Open(string what)
    {
        ArgumentException.ThrowIfNullOrEmpty(what);
        if (int.TryParse(what, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) return Device(index);
        if (what.StartsWith("/dev/", StringComparison.Ordinal)) return Device(what);
        if (!what.Contains("://", StringComparison.Ordinal)) return File(what);
        return Uri.TryCreate(what, UriKind.Absolute, out var address) ? Address(address)
            : throw new CameraException(CameraProblem.Unreachable, $"{AddressText.Of(what)} is no address that can be understood. In a name or password write @ as %40, / as %2F, # as %23 and a blank as %20.");
    }

    /// <summary>Takes it for one recording; disposed, it is free again.</summary>
    /// <exception cref="InvalidOperationException">Another one has it.</exception>
    internal IDisposable Take() => Interlocked.Exchange(ref _isTaken, 1) == 0 ? new Use(this)
        : throw new InvalidOperationException($"{Name} is being recorded already: a source gives its pictures to one recording at a time.");

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back what the source holds. May be called again.</summary>
    protected virtual void Dispose(bool isDisposing)
    {
    }

    private sealed class Use(CameraSource source) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0) Volatile.Write(ref source._isTaken, 0);
        }
    }
}
