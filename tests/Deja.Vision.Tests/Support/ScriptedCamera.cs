using Deja.Vision.Sources;

namespace Deja.Vision.Tests.Support;

/// <summary>A live camera whose pictures are test pictures at given times of a clock, and that may be held up or break before one.</summary>
internal sealed class ScriptedCamera(ManualClock clock, params double[] seconds) : CameraSource
{
    private int _next;

    /// <summary>Called with a picture's number before it is given; what it throws is the camera's.</summary>
    public Action<int>? Before { get; init; }

    /// <summary>Makes something else of the picture.</summary>
    public Action<Mat>? Change { get; init; }

    public double? SaidRate { get; init; } = 30;

    public override string Name => "the scripted camera";

    public override Size Size => new(320, 240);

    public override double? Rate => SaidRate;

    public override bool IsLive => true;

    public override bool TryRead(Mat picture, out TimeSpan time)
    {
        // Never to be used of a live source: would it be, the clip had no length.
        time = TimeSpan.FromDays(-1);
        if (_next < seconds.Length) clock.SetTo(TimeSpan.FromSeconds(seconds[_next]));
        Before?.Invoke(_next);
        if (_next == seconds.Length) return false;
        using var drawn = TestPictures.Picture(_next++);
        drawn.CopyTo(picture);
        Change?.Invoke(picture);
        return true;
    }
}
