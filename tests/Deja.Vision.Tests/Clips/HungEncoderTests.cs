using Deja.Vision.Clips;
using Deja.Vision.Clips.Writers;
using Deja.Vision.Errors;

namespace Deja.Vision.Tests.Clips;

/// <summary>An ffmpeg program that takes nothing more, as on a disk that doesn't answer.</summary>
public sealed class HungEncoderTests : IDisposable
{
    private const string Hangs = "exec sleep 1000";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_that_takes_no_picture_is_ended_and_told()
    {
        using var writer = Started(Hangs);
        using var picture = new Mat(640, 640, MatType.CV_8UC3, Scalar.Black);
        var told = Assert.Throws<CameraException>(() => writer.Write(picture, 1000));
        Assert.Equal(CameraProblem.EncoderFailed, told.Problem);
        Assert.Contains("took no picture for 1.5 s", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_does_not_come_to_an_end_is_ended_and_told()
    {
        var writer = Started($"cat > /dev/null; {Hangs}");
        using (writer)
        {
            using var picture = new Mat(640, 640, MatType.CV_8UC3, Scalar.Black);
            writer.Write(picture, 2);
        }

        Assert.Equal(CameraProblem.EncoderFailed, writer.Failure?.Problem);
    }

    // What it is tried with is written; it hangs at the clip.
    private FFmpegWriter Started(string hangs)
    {
        var script = ShellScript.Write(_folder["ffmpeg"], $"for file; do :; done\ncase $file in */try.avi) cat > \"${{file#file:}}\"; exit;; esac\n{hangs}");
        var writer = FFmpegWriter.TryStart(new(script, TimeSpan.FromSeconds(1.5)), _folder["a.avi"], ClipCodec.Xvid, 25, new(640, 640), out var reason);
        Assert.Null(reason);
        return writer!;
    }
}
