using System.Globalization;

namespace Deja.Vision.Devices;

/// <summary>The video devices of this machine, as Linux lists them. One camera may have several: of a webcam's two the second is often no picture but data about it.</summary>
/// <seealso href="https://docs.kernel.org/userspace-api/media/v4l/open.html">V4L2: device names</seealso>
public sealed class VideoDevices
{
    private const string Prefix = "video";

    private readonly string _devices, _classes;

    /// <summary>Those under other roots than /dev and /sys/class/video4linux.</summary>
    internal VideoDevices(string devices, string classes) => (_devices, _classes) = (devices, classes);

    /// <summary>Those of the running system.</summary>
    public static VideoDevices OfSystem { get; } = new("/dev", "/sys/class/video4linux");

    /// <summary>All of them by their number; none where there is no /dev.</summary>
    public IReadOnlyList<VideoDevice> All => !Directory.Exists(_devices) ? [] :
        [.. Directory.EnumerateFileSystemEntries(_devices, Prefix + "*").Select(p => (Path: p, Number: Number(p))).Where(d => d.Number is not null).OrderBy(d => d.Number).Select(d => new VideoDevice(d.Path, NameOf(d.Path)))];

    /// <summary>The path that OpenCV opens for a number; a path stays one.</summary>
    internal string PathOf(string device) => int.TryParse(device, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Path.Combine(_devices, $"{Prefix}{number}") : device;

    /// <summary>Whether a path is one of them, or leads to one.</summary>
    internal bool Has(string path) => All.Any(d => d.Path == path || d.Path == File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName);

    private static int? Number(string path) => int.TryParse(Path.GetFileName(path)[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string NameOf(string path)
    {
        try
        {
            return File.ReadAllText(Path.Combine(_classes, Path.GetFileName(path), "name")).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
