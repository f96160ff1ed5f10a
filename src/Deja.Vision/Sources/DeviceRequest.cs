namespace Deja.Vision.Sources;

/// <summary>What to ask a camera for. It gives what it can: <see cref="CameraSource.Size"/> and <see cref="CameraSource.Rate"/> say what that is.</summary>
public sealed record DeviceRequest
{
    /// <summary>Pixels. Null: what the camera has set, often 640 × 480, though it could do more.</summary>
    public Size? Size { get; init; }

    /// <summary>Pictures per second. Null: what the camera has set.</summary>
    public double? Rate { get; init; }

    /// <summary>Whether to ask for JPEG pictures. False by default; over USB 2 a large size at 30 a second needs it, since raw pictures don't fit the cable.</summary>
    public bool WantsJpeg { get; init; }

    internal int[] Properties
    {
        get
        {
            var list = new List<int>();
            // The format comes first: what sizes and rates there are depends on it.
            if (WantsJpeg) list.AddRange([(int)VideoCaptureProperties.FourCC, VideoWriter.FourCC('M', 'J', 'P', 'G')]);
            if (Size is { } size) list.AddRange([(int)VideoCaptureProperties.FrameWidth, size.Width, (int)VideoCaptureProperties.FrameHeight, size.Height]);
            if (Rate is { } rate) list.AddRange([(int)VideoCaptureProperties.Fps, (int)Math.Round(rate)]);
            return [.. list];
        }
    }
}
