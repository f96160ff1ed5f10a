using Deja.Vision.Errors;

namespace Deja.Vision.Clips;

/// <summary>A codec by its four letters, as OpenCV and AVI name it.</summary>
/// <remarks>OpenCvSharp's library can write those named here but H.264, which needs the ffmpeg program.</remarks>
public readonly record struct ClipCodec
{
    private readonly string? _letters;

    /// <summary>By four letters of ASCII, such as "XVID".</summary>
    /// <exception cref="ArgumentException">There aren't four.</exception>
    public ClipCodec(string letters)
    {
        ArgumentNullException.ThrowIfNull(letters);
        if (letters.Length != 4 || !letters.All(char.IsAscii)) throw new ArgumentException($"'{letters}' is no codec: it has four letters, such as {Xvid} or {Mpeg4}.", nameof(letters));
        _letters = letters;
    }

    /// <summary>MPEG-4 part 2 as every player knows it from AVI. Small files.</summary>
    public static ClipCodec Xvid { get; } = new("XVID");

    /// <summary>The same under the name that MP4 has for it.</summary>
    public static ClipCodec Mpeg4 { get; } = new("mp4v");

    /// <summary>JPEG pictures: three times as large, quick, and each picture stands alone.</summary>
    public static ClipCodec MotionJpeg { get; } = new("MJPG");

    /// <summary>FFV1, which loses nothing. Large files.</summary>
    public static ClipCodec Ffv1 { get; } = new("FFV1");

    /// <summary>H.264: half the size of MPEG-4 and less, and what browsers play. By the ffmpeg program alone.</summary>
    public static ClipCodec H264 { get; } = new("H264");

    /// <summary>The letters.</summary>
    public string Letters => _letters ?? Xvid.Letters;

    /// <summary>Those named above that go into a file of this ending; MP4 has no name for the others.</summary>
    internal static IReadOnlyList<ClipCodec> KnownFor(string kind) => kind.ToUpperInvariant() is ".AVI" or ".MKV" ? [Xvid, MotionJpeg, Ffv1] : [Mpeg4];

    internal FourCC FourCC => VideoWriter.FourCC(Letters[0], Letters[1], Letters[2], Letters[3]);

    /// <summary>What suits a file by its ending: XVID for .avi and .mkv, mp4v for .mp4, .m4v and .mov.</summary>
    /// <exception cref="CameraException">The ending is another: <see cref="CameraProblem.NoCodec"/>.</exception>
    public static ClipCodec For(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".AVI" or ".MKV" => Xvid,
        ".MP4" or ".M4V" or ".MOV" => Mpeg4,
        var other => throw new CameraException(CameraProblem.NoCodec, $"'{other}' at the end of {path} names no kind of video that is known here: take .avi, .mkv or .mp4."),
    };

    /// <inheritdoc/>
    public bool Equals(ClipCodec other) => Letters == other.Letters;

    /// <inheritdoc/>
    public override int GetHashCode() => Letters.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Letters;
}
