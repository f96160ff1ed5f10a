using System.Globalization;
using Deja.Vision.Native;

namespace Deja.Vision.Sources;

/// <summary>
/// A source of pictures that say which one they are: black and white cells hold the number (<see cref="NumberCells"/>), a bar moves, and number and time stand below to be read by people.
/// What was recorded can so be held against what was there, picture by picture.
/// </summary>
public sealed class TestPictures : CameraSource
{
    private const double BarsPerSecond = 0.5;
    private readonly TestPictureOptions _options;
    private long? _start;
    private int _next;

    /// <summary>By the options; with none given, 320 × 240 at 30 a second without end.</summary>
    public TestPictures(TestPictureOptions? options = null)
    {
        _options = options ?? new();
        if (_options.Size.Width < NumberCells.SmallestSize.Width || _options.Size.Height < NumberCells.SmallestSize.Height)
            throw new ArgumentException($"{_options.Size.Width} × {_options.Size.Height} is too small for the cells: at least {NumberCells.SmallestSize.Width} × {NumberCells.SmallestSize.Height}.", nameof(options));
        if (_options.Rate is not (> 0 and <= 10_000)) throw new ArgumentException($"A rate of {_options.Rate} is none: it is more than 0.", nameof(options));
        NativeOpenCv.Load();
    }

    /// <inheritdoc/>
    public override string Name => "test pictures";

    /// <inheritdoc/>
    public override Size Size => _options.Size;

    /// <inheritdoc/>
    public override double? Rate => _options.Rate;

    /// <inheritdoc/>
    public override bool IsLive => _options.IsPaced;

    /// <summary>The picture of a number, the caller's to dispose.</summary>
    public static Mat Picture(int number, TestPictureOptions? options = null)
    {
        using var source = new TestPictures(options);
        var picture = new Mat();
        source.Draw(picture, number);
        return picture;
    }

    /// <summary>The number of a picture that came back, modulo 65,536; null when it is none of these, or mirrored.</summary>
    public static int? NumberOf(Mat picture) => NumberCells.Read(picture);

    /// <inheritdoc/>
    public override bool TryRead(Mat picture, out TimeSpan time)
    {
        time = TimeOf(_next);
        if (_next >= _options.Count) return false;
        if (IsLive) WaitUntil(time);
        Draw(picture, _next++);
        return true;
    }

    private TimeSpan TimeOf(int number) => _options.Times?.Invoke(number) ?? TimeSpan.FromSeconds(number / _options.Rate);

    private void WaitUntil(TimeSpan time)
    {
        _start ??= _options.Clock.GetTimestamp();
        var left = time - _options.Clock.GetElapsedTime(_start.Value);
        if (left > TimeSpan.Zero) Task.Delay(left, _options.Clock).GetAwaiter().GetResult();
    }

    private void Draw(Mat picture, int number)
    {
        var (size, seconds) = (_options.Size, TimeOf(number).TotalSeconds);
        picture.Create(size, MatType.CV_8UC3);
        picture.SetTo(new Scalar(96, 64, 32));
        NumberCells.Draw(picture, number);
        var band = NumberCells.Band(size);
        var width = Math.Max(4, size.Width / 16);
        var left = (int)(seconds * BarsPerSecond % 1 * (size.Width - width));
        Cv2.Rectangle(picture, new Rect(left, band.Y, width, band.Height), new Scalar(48, 160, 240), Cv2.FILLED);
        var text = string.Create(CultureInfo.InvariantCulture, $"{number}  {seconds:0.00} s");
        Cv2.PutText(picture, text, new Point(6, band.Y + (band.Height * 2 / 3)), HersheyFonts.HersheySimplex, size.Height / 400.0, Scalar.White, 1, LineTypes.AntiAlias);
    }
}
