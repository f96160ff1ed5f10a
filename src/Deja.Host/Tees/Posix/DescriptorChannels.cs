using System.Runtime.InteropServices;

namespace Deja.Host.Tees.Posix;

/// <summary>This process's channels on Linux and macOS.</summary>
internal sealed class DescriptorChannels : IChannels
{
    private const int NoSuchFile = 2;

    private readonly DescriptorChannel _input = Standard(0, "standard input");

    public DescriptorChannels() => FileDescriptors.PlugStandard();

    public IChannel Input => _input;

    public IChannel Output { get; } = Standard(1, "standard output");

    public IChannel Open(string path, bool isAppending)
    {
        var descriptor = FileDescriptors.Open(path, isAppending, out var error);
        return descriptor < 0 ? throw new ChannelException(Reason(path, error)) : new DescriptorChannel(descriptor, $"'{path}'");
    }

    public bool FeedsInput(IChannel output) => output is DescriptorChannel channel && EndlessCopy.Is(_input.Descriptor, channel.Descriptor);

    private static DescriptorChannel Standard(int descriptor, string name) => new(FileDescriptors.IsInherited(descriptor) ? descriptor : -1, name);

    private static string Reason(string path, int error)
    {
        if (Directory.Exists(path)) return "it is a folder";
        var folder = Path.GetDirectoryName(path);
        return error == NoSuchFile && folder is { Length: > 0 } && !Directory.Exists(folder) ? $"there is no folder '{folder}'" : Marshal.GetPInvokeErrorMessage(error);
    }
}
