namespace Deja.Vision.Sources;

/// <summary>What <see cref="TestPictures"/> gives.</summary>
public sealed record TestPictureOptions
{
    /// <summary>Pixels; 320 × 240 by default, small enough to be quick and large enough that a codec doesn't blur the cells.</summary>
    public Size Size { get; init; } = new(320, 240);

    /// <summary>Pictures per second, 30 by default, as most cameras have it.</summary>
    public double Rate { get; init; } = 30;

    /// <summary>How many there are; null for no end.</summary>
    public int? Count { get; init; }

    /// <summary>When the picture of a number is, from 0 on and rising; null for evenly, by the rate. For a camera that is slow or irregular.</summary>
    public Func<int, TimeSpan>? Times { get; init; }

    /// <summary>Whether each picture comes when its time has come, as from a camera. False by default: as fast as they are read, which is what tests and notes want.</summary>
    public bool IsPaced { get; init; }

    /// <summary>The clock that <see cref="IsPaced"/> waits by; the system's by default.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
