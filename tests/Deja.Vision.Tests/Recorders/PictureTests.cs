using Deja.Vision.Clips;
using Deja.Vision.Recorders;
using Deja.Vision.Sources;

namespace Deja.Vision.Tests.Recorders;

/// <summary>What is done to pictures on their way.</summary>
public sealed class PictureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Mirrored_left_and_right_are_turned_over()
    {
        Record(new() { Count = 5 }, new() { IsMirrored = true });
        Assert.Equal([0, 1, 2, 3, 4], Clip.Numbers(_folder["a.avi"], p => Cv2.Flip(p, p, FlipMode.Y)));
        Assert.All(Clip.Numbers(_folder["a.avi"]), Assert.Null);
    }

    [Theory]
    [InlineData(321, 241)]
    [InlineData(321, 240)]
    public void An_odd_size_loses_its_last_column_and_row_and_a_note_says_so(int width, int height)
    {
        var recording = Record(new() { Count = 5, Size = new(width, height) }, new());
        Assert.Equal(new Size(320, 240), recording.Size);
        Assert.Equal(new Size(320, 240), ClipInfo.Of(_folder["a.avi"]).Size);
        Assert.Contains($"{width} × {height}", Assert.Single(recording.Notes), StringComparison.Ordinal);
        Assert.Equal([0, 1, 2, 3, 4], Clip.Numbers(_folder["a.avi"]));
    }

    [Theory]
    [InlineData(ColorConversionCodes.BGR2GRAY)]
    [InlineData(ColorConversionCodes.BGR2BGRA)]
    public void Pictures_in_grey_or_with_transparency_are_recorded_too(ColorConversionCodes code)
    {
        Record(p => Cv2.CvtColor(p, p, code), out var recording);
        Assert.Equal(3, recording.Written);
        Assert.Equal([0, 1, 2], Clip.Numbers(_folder["a.avi"]));
    }

    [Fact]
    public void A_source_that_changes_its_size_is_fitted_and_a_note_says_so()
    {
        Record(p => Cv2.Resize(p, p, new Size(640, 480)), out var recording);
        Assert.Equal(new Size(320, 240), ClipInfo.Of(_folder["a.avi"]).Size);
        Assert.Contains("changed", Assert.Single(recording.Notes), StringComparison.Ordinal);
        Assert.Equal([0, 1, 2], Clip.Numbers(_folder["a.avi"]));
    }

    [Fact]
    public void A_callback_gets_every_picture_with_its_time_and_what_it_draws_is_recorded()
    {
        var seen = new List<(long, double, int?)>();
        Record(new() { Count = 4, Rate = 10 }, new()
        {
            OnFrame = f =>
            {
                seen.Add((f.Number, f.Time.TotalSeconds, TestPictures.NumberOf(f.Picture)));
                f.Picture.SetTo(Scalar.Red);
            },
        });
        Assert.Equal([(0, 0, 0), (1, 0.1, 1), (2, 0.2, 2), (3, 0.3, 3)], seen);
        using var clip = CameraSource.File(_folder["a.avi"]);
        using var picture = new Mat();
        Assert.True(clip.TryRead(picture, out _));
        var mean = Cv2.Mean(picture);
        Assert.True(mean.Val2 > 240 && mean.Val0 < 15, mean.ToString());
    }

    private Recording Record(TestPictureOptions pictures, RecorderOptions options)
    {
        using var source = new TestPictures(pictures);
        return new CameraRecorder(source, options).Record(_folder["a.avi"], TestContext.Current.CancellationToken);
    }

    private void Record(Action<Mat> change, out Recording recording)
    {
        var clock = new ManualClock();
        using var camera = new ScriptedCamera(clock, 0, 1 / 30.0, 2 / 30.0, 9) { Change = change };
        recording = new CameraRecorder(camera, new() { Clock = clock, Duration = TimeSpan.FromSeconds(0.1) }).Record(_folder["a.avi"], TestContext.Current.CancellationToken);
    }
}
