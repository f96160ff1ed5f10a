using System.Runtime.InteropServices;
using Deja.Vision.Errors;

namespace Deja.Vision.Native;

/// <summary>OpenCV's library in this process. Everything of Deja.Vision loads it by itself; call <see cref="Load"/> to be told early.</summary>
public static class NativeOpenCv
{
    private const string Package = "OpenCvSharp4.official.runtime.linux-x64";

    /// <summary>Loads it; a second call does nothing.</summary>
    /// <exception cref="CameraException">It can't be loaded: <see cref="CameraProblem.NoLibrary"/>.</exception>
    public static void Load()
    {
        try
        {
            _ = Cv2.GetVersionString();
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or OpenCvSharpException or BadImageFormatException)
        {
            throw new CameraException(CameraProblem.NoLibrary, Message(e.GetBaseException().Message, OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64), e);
        }
    }

    /// <summary>What to do about what the loader said. The library of Linux has windows, so it needs GTK even where none is shown.</summary>
    internal static string Message(string said, bool isLinuxX64) => !isLinuxX64
        ? $"OpenCV's library isn't there for {RuntimeInformation.RuntimeIdentifier}: Deja.Vision brings that of Linux on x64. Add a package of OpenCvSharp4.runtime for this platform to your program. ({said})"
        : said.Contains("cannot open shared object file", StringComparison.Ordinal) && !said.Contains("OpenCvSharpExtern.so: cannot", StringComparison.Ordinal)
            ? $"OpenCV's library needs one that this system lacks: {said} On Debian and Ubuntu: apt-get install libgtk-3-0 libharfbuzz0b libfreetype6 (libgtk-3-0t64 from Ubuntu 24.04 on)."
            : $"OpenCV's library can't be loaded: {said} Reference {Package} in the version of OpenCvSharp4.";
}
