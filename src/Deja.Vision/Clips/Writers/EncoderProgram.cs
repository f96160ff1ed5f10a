namespace Deja.Vision.Clips.Writers;

/// <summary>A program that encodes.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Patience">How long a picture, or the file's end, may take: what takes longer will never be through.</param>
internal sealed record EncoderProgram(string Path, TimeSpan Patience)
{
    /// <summary>The system's ffmpeg, with 30 seconds; null where there is none.</summary>
    public static EncoderProgram? FFmpeg => ProgramPath.Find("ffmpeg") is { } path ? new(path, TimeSpan.FromSeconds(30)) : null;
}
