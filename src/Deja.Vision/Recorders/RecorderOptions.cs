using Deja.Vision.Clips;

namespace Deja.Vision.Recorders;

/// <summary>How to record.</summary>
public sealed record RecorderOptions
{
    /// <summary>Whether left and right are turned over, in the window, the callback and the file. False by default: writing on a wall stays readable.</summary>
    public bool IsMirrored { get; init; }

    /// <summary>Whether to show it in a window, which q, Esc or closing it ends. False by default, since a program may run where there is no screen; where there is none, recording goes on without and notes it.</summary>
    public bool ShowsWindow { get; init; }

    /// <summary>The window's title; it says how to stop, as nothing else in the window does.</summary>
    public string WindowTitle { get; init; } = "Recording: q or Esc stops";

    /// <summary>How long to record; null, by default, until something else ends it.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The codec; null, by default, for the one that suits the file's ending (<see cref="ClipCodec.For"/>).</summary>
    public ClipCodec? Codec { get; init; }

    /// <summary>Who encodes. By default the ffmpeg program where it is installed, as it is twice as quick as the FFmpeg in OpenCV's library for Linux and its file outlives a kill; else OpenCV.</summary>
    public ClipEncoder Encoder { get; init; } = ClipEncoder.Best;

    /// <summary>Pictures per second of the file, to two decimals; null, by default, for what the source says, and 30 where it says nothing. The clip lasts as long as the recording whatever is chosen.</summary>
    public double? Rate { get; init; }

    /// <summary>Called with each picture before it is written, on the thread that encodes. When it is slow, pictures of a live source are dropped, and those that wait at the end still go through it.</summary>
    public Action<Frame>? OnFrame { get; init; }

    /// <summary>How many pictures may wait for the encoder: 16 by default, half a second at 30 a second, which bridges a disk's pause and is 100 MB at the most usual largest size (1920 × 1080).</summary>
    public int QueueLength { get; init; } = 16;

    /// <summary>Bytes of the disk that are left free: 32 MB by default, room for the index of a file of some hours. What the encoder may still hold comes on top, by what its pictures take. 0: the disk is not looked at.</summary>
    public long ReservedBytes { get; init; } = 32L << 20;

    /// <summary>
    /// Whether Ctrl-C, SIGTERM and SIGHUP end the recording alone, and the program goes on. False by default, as signals are the program's, not a library's: they end the recording, and when its file is whole
    /// do what they do otherwise, which usually is to end the program. A second one is not held up.
    /// </summary>
    public bool StopsOnSignals { get; init; }

    /// <summary>The clock by which pictures of a live source are stamped; the system's by default.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
