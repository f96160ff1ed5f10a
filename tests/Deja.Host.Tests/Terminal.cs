namespace Deja.Host.Tests;

/// <summary>A shell command on a terminal, by script(1): what is written to it is typed, and Ctrl-C is the character 3.</summary>
internal static class Terminal
{
    public const string CtrlC = "\x03";
    public const string CtrlZ = "\x1a";
    public const string CtrlBackslash = "\x1c";

    public static void SkipWithout() =>
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "needs script(1) of util-linux to have a terminal");

    /// <summary>Starts it with every signal as a fresh login has it: tests that were started by nohup would hand on that hang-ups are ignored.</summary>
    public static Running Start(Tried tried, string command) => new(tried.Describe("/usr/bin/env", "--default-signal", "/usr/bin/script", "-qefc", command, "/dev/null"));
}
