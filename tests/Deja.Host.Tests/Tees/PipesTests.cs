using System.IO.Pipes;
using Deja.Host.Tees.Posix;

namespace Deja.Host.Tests.Tees;

/// <summary>That the system's shortcut is taken where it is there: what comes out is the same without it.</summary>
public sealed class PipesTests : IDisposable
{
    private readonly AnonymousPipeServerStream _from = new(PipeDirection.Out);
    private readonly AnonymousPipeServerStream _to = new(PipeDirection.Out);

    public void Dispose()
    {
        _from.Dispose();
        _to.Dispose();
    }

    [Fact]
    public void A_pipe_lends_another_what_waits_in_it_and_keeps_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "tee(2) is Linux's");
        _from.Write("hello"u8);
        var input = Channel(_from.ClientSafePipeHandle);
        Assert.Equal(4, input.Lend(Channel(_to.SafePipeHandle), 4));
        Assert.Equal("hell", Text(Channel(_to.ClientSafePipeHandle)));
        Assert.Equal("hello", Text(input));
    }

    [Fact]
    public void What_is_no_pipe_is_lent_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "tee(2) is Linux's");
        _from.Write("hello"u8);
        using var file = new TemporaryFile();
        var input = Channel(_from.ClientSafePipeHandle);
        Assert.Equal(0, input.Lend(Channel(file.Handle), 4));
        Assert.Equal(0, input.Lend(Channel(_from.SafePipeHandle), 4));
        Assert.Equal("hello", Text(input));
    }

    private static DescriptorChannel Channel(System.Runtime.InteropServices.SafeHandle handle) => new((int)handle.DangerousGetHandle(), "test");

    private static string Text(DescriptorChannel channel)
    {
        var bytes = new byte[100];
        return System.Text.Encoding.UTF8.GetString(bytes, 0, channel.Read(bytes));
    }

    private sealed class TemporaryFile : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public TemporaryFile() => Handle = File.OpenHandle(_folder["file"], FileMode.CreateNew, FileAccess.Write);

        public Microsoft.Win32.SafeHandles.SafeFileHandle Handle { get; }

        public void Dispose()
        {
            Handle.Dispose();
            _folder.Dispose();
        }
    }
}
