using System.Globalization;
using Deja.Vision.Clips;

namespace Deja.Vision.Recorders;

/// <summary>A recording that is over; its file is whole. Captured = Dropped + Skipped + (Written − Repeated).</summary>
public sealed record Recording
{
    /// <summary>The file, as a full path.</summary>
    public required string Path { get; init; }

    /// <summary>Pictures that the source gave.</summary>
    public required long Captured { get; init; }

    /// <summary>Pictures in the file.</summary>
    public required long Written { get; init; }

    /// <summary>Of those written, how many stand for a time in which no new one came.</summary>
    public required long Repeated { get; init; }

    /// <summary>Captured, and not written since a later one took the same place: the source is faster than the file's rate.</summary>
    public required long Skipped { get; init; }

    /// <summary>Captured, and lost: encoder or callback were too slow for a live source, or the recording was cut short while they waited.</summary>
    public required long Dropped { get; init; }

    /// <summary>Pixels in the file.</summary>
    public required Size Size { get; init; }

    /// <summary>Pictures per second of the file.</summary>
    public required double Rate { get; init; }

    /// <summary>The codec it is written with.</summary>
    public required ClipCodec Codec { get; init; }

    /// <summary>Who encoded it: OpenCV or the ffmpeg program.</summary>
    public required ClipEncoder Encoder { get; init; }

    /// <summary>What ended it.</summary>
    public required StopCause StoppedBy { get; init; }

    /// <summary>What was otherwise than asked for, a sentence each, such as that there is no window system. Often empty.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>How long it plays: as long as it was recorded, within one picture.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds(Written / Rate);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Path}: {Written} pictures of {Size.Width} × {Size.Height}, {Rate:0.##} a second, {Duration.TotalSeconds:0.00} s, {Codec}; {Captured} captured, {Repeated} repeated, {Skipped} skipped, {Dropped} dropped; ended by {StoppedBy}")
        + string.Concat(Notes.Select(n => $"\n{n}"));
}
