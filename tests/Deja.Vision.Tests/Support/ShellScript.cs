using Deja.Vision.Clips.Writers;

namespace Deja.Vision.Tests.Support;

/// <summary>A program for a test to be started in ffmpeg's place.</summary>
internal static class ShellScript
{
    /// <summary>Writes it into the folder. In its lines $ffmpeg is the real one.</summary>
    public static string Write(string path, string lines)
    {
        FFmpegProgram.SkipWithout();
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no sh");
        File.WriteAllText(path, $"#!/bin/sh\nffmpeg='{ProgramPath.Find("ffmpeg")}'\n{lines}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
