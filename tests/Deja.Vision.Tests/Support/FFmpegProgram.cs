using Deja.Vision.Clips;
using Deja.Vision.Clips.Writers;

namespace Deja.Vision.Tests.Support;

/// <summary>The ffmpeg program, which a machine may lack.</summary>
internal static class FFmpegProgram
{
    public static void SkipWithout(ClipEncoder encoder = ClipEncoder.FFmpeg) =>
        Assert.SkipWhen(encoder == ClipEncoder.FFmpeg && ProgramPath.Find("ffmpeg") is null, "ffmpeg isn't installed (Debian: ffmpeg)");
}
