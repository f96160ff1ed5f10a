using System.Globalization;
using Deja.Vision.Devices;
using Deja.Vision.Errors;
using Deja.Vision.Native;
using Deja.Vision.Sources.Streams;

namespace Deja.Vision.Sources;

/// <summary>A source by OpenCV's VideoCapture: a device, a file or an address. Its first picture is read when it is opened, so that its size is true and what gives none is told at once.</summary>
internal sealed class Capture : CameraSource
{
    // Of OpenCV's videoio.hpp; OpenCvSharp has no names for them.
    private const int OpenTimeout = 53, ReadTimeout = 54;

    // A cable that shakes damages some pictures; of so many in a row, five seconds of the usual rate, none will come right.
    private const int MostDamaged = 150;

    private readonly VideoCapture _capture;
    private readonly Mat _first = new();
    private readonly TimeSpan _firstTime;
    private readonly Lock _gate = new();
    private bool _hasFirst, _isReading, _isDisposed;
    private TimeSpan? _last;

    /// <param name="capture">Open; the source's from here on.</param>
    /// <param name="name">In messages.</param>
    /// <param name="isLive">Whether its pictures come in their own time.</param>
    internal Capture(VideoCapture capture, string name, bool isLive)
    {
        (_capture, Name, IsLive) = (capture, name, isLive);
        _hasFirst = Read(_first, out _firstTime);
        if (_hasFirst) Size = _first.Size();
        var rate = capture.Fps;
        if (rate is > 0 and <= HighestRate) Rate = rate;
    }

    public override string Name { get; }

    public override Size Size { get; }

    public override double? Rate { get; }

    public override bool IsLive { get; }

    public static Capture OpenDevice(string device, DeviceRequest request)
    {
        NativeOpenCv.Load();
        using var silence = new Silence();
        var isNumber = int.TryParse(device, NumberStyles.None, CultureInfo.InvariantCulture, out var index);
        var api = OperatingSystem.IsLinux() ? VideoCaptureAPIs.V4L2 : OperatingSystem.IsMacOS() ? VideoCaptureAPIs.AVFOUNDATION : OperatingSystem.IsWindows() ? VideoCaptureAPIs.MSMF : VideoCaptureAPIs.ANY;
        var fault = new DeviceFaults(VideoDevices.OfSystem);
        // Before it is opened: of a camera that isn't there, OpenCV says no more than that it didn't open.
        if (fault.Missing(device) is { } missing) throw missing;
        var name = isNumber ? $"camera {index}" : device;
        return Opened(isNumber ? new VideoCapture(index, api, request.Properties) : new VideoCapture(device, api, request.Properties), name, _ => true, hasPicture => fault.Silent(device, name, hasPicture));
    }

    public static Capture OpenFile(string path)
    {
        NativeOpenCv.Load();
        using var silence = new Silence();
        if (!System.IO.File.Exists(path)) throw new CameraException(CameraProblem.Unreadable, $"{path} isn't there; the current folder is {Environment.CurrentDirectory}.");
        return Opened(new VideoCapture(Path.GetFullPath(path), VideoCaptureAPIs.FFMPEG), path, _ => false, isOpen => new(CameraProblem.Unreadable, isOpen
            ? $"{path} has no picture that can be decoded: it was cut off before its first, or its codec isn't in this build of OpenCV."
            : $"{path} is no video that FFmpeg knows. An MP4 whose recording was killed has no index and can't be read by anyone; AVI and MKV can."));
    }

    /// <summary>By the FFmpeg in OpenCV; null when it can't, as where it is built without network.</summary>
    public static Capture? TryOpenAddress(Uri address, TimeSpan patience)
    {
        using var silence = new Silence();
        var milliseconds = (int)patience.TotalMilliseconds;
        var capture = new VideoCapture(address.OriginalString, VideoCaptureAPIs.FFMPEG, [OpenTimeout, milliseconds, ReadTimeout, milliseconds]);
        if (!capture.IsOpened())
        {
            capture.Dispose();
            return null;
        }

        // What has a length is a file that lies elsewhere: it comes as fast as it is asked for, and has its own times.
        return Opened(capture, AddressText.Of(address), c => c.FrameCount <= 0, _ => new(CameraProblem.Unreachable, $"{AddressText.Of(address)} answers, but sent no picture within {patience.TotalSeconds:0.#} s."));
    }

    public override bool TryRead(Mat picture, out TimeSpan time)
    {
        time = default;
        lock (_gate)
        {
            if (_isDisposed) return false;
            _isReading = true;
        }

        try
        {
            return Next(picture, out time);
        }
        finally
        {
            lock (_gate)
            {
                _isReading = false;
                if (_isDisposed) Free();
            }
        }
    }

    // A reader that waits within OpenCV would come back to memory that is gone: it frees what it used itself.
    protected override void Dispose(bool isDisposing)
    {
        if (isDisposing)
        {
            lock (_gate)
            {
                if (!_isDisposed && !_isReading) Free();
                _isDisposed = true;
            }
        }

        base.Dispose(isDisposing);
    }

    private void Free()
    {
        _capture.Dispose();
        _first.Dispose();
    }

    private bool Next(Mat picture, out TimeSpan time)
    {
        if (!_hasFirst) return Read(picture, out time);
        _hasFirst = false;
        // A live picture was of the moment of opening, which may be long ago.
        if (IsLive) return Read(picture, out time);
        _first.CopyTo(picture);
        time = _firstTime;
        return true;
    }

    private static Capture Opened(VideoCapture capture, string name, Func<VideoCapture, bool> isLive, Func<bool, CameraException> failed)
    {
        var isOpen = capture.IsOpened();
        if (isOpen)
        {
            var source = new Capture(capture, name, isLive(capture));
            if (source._hasFirst) return source;
            source.Dispose();
        }

        capture.Dispose();
        throw failed(isOpen);
    }

    // Grabbing tells whether there is one more, retrieving whether it can be decoded.
    private bool ReadWhole(Mat picture)
    {
        for (var damaged = 0; damaged < MostDamaged && _capture.Grab(); damaged++)
        {
            if (_capture.Retrieve(picture) && !picture.Empty()) return true;
        }

        return false;
    }

    private bool Read(Mat picture, out TimeSpan time)
    {
        var isRead = ReadWhole(picture);
        time = default;
        if (!isRead || IsLive) return isRead;

        // Some files, such as H.264 in AVI, don't say of each picture when it is.
        time = TimeSpan.FromMilliseconds(Math.Max(0, _capture.PosMsec));
        if (_last is { } last && time <= last) time = last + TimeSpan.FromSeconds(1 / (KnownRate ?? UsualRate));
        _last = time;
        return true;
    }
}
