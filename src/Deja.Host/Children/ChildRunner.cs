using Deja.Host.Children.Posix;

namespace Deja.Host.Children;

/// <summary>The runners of this system.</summary>
public static class ChildRunner
{
    /// <summary>On pipes: the child sees that it does not write to a terminal.</summary>
    public static IChildRunner OnPipes { get; } = OperatingSystem.IsWindows() ? new PortableRunner() : new PipeRunner();

    /// <summary>Windows' runner, which works elsewhere too; so that it is tested.</summary>
    internal static IChildRunner Portable { get; } = new PortableRunner();
}
