namespace Deja.Host.Tests;

/// <summary>What a test needs of the machine it runs on.</summary>
internal static class Skip
{
    public static void OnWindows() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has neither file modes nor signals");

    public static void UnlessLinux() => Assert.SkipUnless(OperatingSystem.IsLinux(), "the XDG folders are Linux's");

    public static void AsRoot() => Assert.SkipWhen(Environment.IsPrivilegedProcess, "root may write everywhere, so nothing refuses it");
}
