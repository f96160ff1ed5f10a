using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Deja.Vision.Errors;
using Deja.Vision.Native;

namespace Deja.Vision.Sources.Streams;

/// <summary>
/// A stream by the ffmpeg program, where there is one: RTSP and all else that the FFmpeg in OpenCvSharp's library for Linux, built without network, can't open. It is handed over a pipe as YUV4MPEG2, whose head says size and rate.
/// </summary>
/// <seealso href="https://wiki.multimedia.cx/index.php/YUV4MPEG2">YUV4MPEG2</seealso>
internal sealed class FFmpegPictures : CameraSource
{
    private const int MostLine = 1024, LongestSide = 16_384;

    // Since 5.1.
    private const string TimesOption = "fps_mode";

    private readonly Process _process;
    private readonly Stream _stream;
    private readonly TimeSpan _patience;
    private readonly byte[] _picture;

    private bool _isDisposed;
    private long _read;

    private FFmpegPictures(Process process, Uri address, TimeSpan patience, bool hasEnd)
    {
        (_process, _stream, _patience, Name, IsLive) = (process, process.StandardOutput.BaseStream, patience, AddressText.Of(address), !hasEnd);
        var head = Line().Split(' ');
        Size = new(Number(head, 'W'), Number(head, 'H'));
        if (Size.Width is < 2 or > LongestSide || Size.Height is < 2 or > LongestSide) throw new InvalidDataException("no size");
        _picture = new byte[Size.Width * Size.Height * 3 / 2];
        var rate = head.FirstOrDefault(w => w.StartsWith('F'))?[1..].Split(':').Select(p => double.Parse(p, CultureInfo.InvariantCulture)).ToList();
        if (rate is [var over, > 0 and var under] && over / under is > 0 and <= HighestRate) Rate = over / under;
    }

    public override string Name { get; }

    public override Size Size { get; }

    public override double? Rate { get; }

    public override bool IsLive { get; }

    /// <exception cref="CameraException">There is no ffmpeg, or it can't open the address; the message has what it says.</exception>
    /// <param name="address">Of the stream.</param>
    /// <param name="patience">How long opening, and each picture, may take.</param>
    /// <param name="hasEnd">Whether it is a file that lies elsewhere: it comes as fast as it is asked for, and its pictures are of their own times.</param>
    /// <param name="ffmpeg">The program's full path; null where there is none.</param>
    public static FFmpegPictures Open(Uri address, TimeSpan patience, bool hasEnd, string? ffmpeg)
    {
        if (ffmpeg is null) throw None(address, null);
        return TryOpen(ffmpeg, false, address, patience, hasEnd) ?? TryOpen(ffmpeg, true, address, patience, hasEnd)!;
    }

    public override bool TryRead(Mat picture, out TimeSpan time)
    {
        time = default;
        try
        {
            if (!Line().StartsWith("FRAME", StringComparison.Ordinal)) return false;
            Fill(_picture);
            using var planes = Mat.FromPixelData(Size.Height * 3 / 2, Size.Width, MatType.CV_8UC1, _picture);
            Cv2.CvtColor(planes, picture, ColorConversionCodes.YUV2BGR_I420);
            time = TimeSpan.FromSeconds(_read++ / (Rate ?? UsualRate));
            return true;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }

    protected override void Dispose(bool isDisposing)
    {
        if (isDisposing && !_isDisposed)
        {
            _isDisposed = true;
            End(_process);
        }

        base.Dispose(isDisposing);
    }

    // Null when it turns out to be of version 4, before it connects.
    private static FFmpegPictures? TryOpen(string ffmpeg, bool isOld, Uri address, TimeSpan patience, bool hasEnd)
    {
        var process = Start(ffmpeg, isOld, address, patience, hasEnd);
        var said = new LastWords();
        process.ErrorDataReceived += (_, line) => said.Add(line.Data);
        process.BeginErrorReadLine();
        try
        {
            return new FFmpegPictures(process, address, patience, hasEnd);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or OperationCanceledException or FormatException)
        {
            End(process);
            if (!isOld && said.ToString().Contains($"'{TimesOption}'", StringComparison.Ordinal)) return null;
            var why = AddressText.Without(said.ToString(), address);
            throw new CameraException(CameraProblem.Unreachable, $"{AddressText.Of(address)} can't be opened within {patience.TotalSeconds:0.#} s: {(why.Length > 0 ? $"ffmpeg says: {why}" : "nothing answers there, or what it sends is no video.")}", e);
        }
    }

    // Pictures as they come, none doubled or left out to meet a rate: the recorder does that by their times. Those of a file are of a constant rate, as their times are counted by it. Even sizes, as the planes of colour are of half the size.
    // When this process is killed, ffmpeg notices at its next picture, or when none comes within the patience.
    // Version 4 has other names for two options; its -timeout would wait for somebody to connect.
    private static Process Start(string ffmpeg, bool isOld, Uri address, TimeSpan patience, bool hasEnd)
    {
        var limit = ((long)patience.TotalMicroseconds).ToString(CultureInfo.InvariantCulture);
        string[] transport = address.Scheme switch
        {
            "rtsp" => ["-rtsp_transport", "tcp", isOld ? "-stimeout" : "-timeout", limit],
            // What has no length may be a camera or a file: either is read in its own time.
            "http" or "https" when !hasEnd => ["-rw_timeout", limit, "-re"],
            "http" or "https" or "tcp" => ["-rw_timeout", limit],
            _ => [],
        };
        var start = new ProcessStartInfo(ffmpeg, [
            "-nostdin", "-hide_banner", "-loglevel", "error", .. transport, "-i", address.OriginalString,
            "-map", "0:v:0", "-vf", "crop=trunc(iw/2)*2:trunc(ih/2)*2", isOld ? "-vsync" : "-" + TimesOption, hasEnd ? "cfr" : "passthrough", "-pix_fmt", "yuv420p", "-f", "yuv4mpegpipe", "pipe:1"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw None(address, e);
        }
    }

    private static CameraException None(Uri address, Exception? inner) =>
        new(CameraProblem.Unreachable, $"{AddressText.Of(address)} needs the ffmpeg program, and there is none: the FFmpeg in OpenCV's library is built without network. On Debian and Ubuntu: apt-get install ffmpeg. JPEG over HTTP works without it.", inner);

    private static void End(Process process)
    {
        // The stream was taken out of the process, which leaves it open.
        using var stream = process.StandardOutput.BaseStream;
        using (process)
        {
            if (!process.HasExited) process.Kill();
            process.WaitForExit();
        }
    }

    private static int Number(string[] head, char letter) => int.TryParse(head.FirstOrDefault(w => w.StartsWith(letter))?[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private string Line()
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (true)
        {
            Fill(one);
            if (one[0] == '\n') return line.ToString();
            if (line.Append((char)one[0]).Length > MostLine) throw new InvalidDataException("no head");
        }
    }

    private void Fill(byte[] buffer)
    {
        using var limit = new CancellationTokenSource(_patience);
        _stream.ReadExactlyAsync(buffer, limit.Token).AsTask().GetAwaiter().GetResult();
    }
}
