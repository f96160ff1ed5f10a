namespace Deja.Recall.Tests;

/// <summary>What a test needs of the machine it runs on.</summary>
internal static class Skip
{
    public static void OnWindows() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has neither file modes nor links that anyone may make");

    public static void AsRoot() => Assert.SkipWhen(Environment.IsPrivilegedProcess, "root may write everywhere, so no folder is read-only");
}
