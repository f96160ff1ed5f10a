using System.IO.Pipes;
using Microsoft.Win32.SafeHandles;

namespace Deja.Host.Children.Posix;

/// <summary>A pipe from a child to this process; both ends are closed in whatever is started.</summary>
internal sealed class ChildPipe : IDisposable
{
    private static readonly List<ChildPipe> Plugs = [];

    private readonly SafePipeHandle _readEnd;
    private readonly SafePipeHandle _writeEnd;

    private ChildPipe()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.None);
        _readEnd = Keep(pipe.SafePipeHandle);
        _writeEnd = Keep(pipe.ClientSafePipeHandle);
    }

    public int ReadEnd => (int)_readEnd.DangerousGetHandle();

    public int WriteEnd => (int)_writeEnd.DangerousGetHandle();

    public static ChildPipe Make()
    {
        // Where this process was started with a closed standard stream (`>&-`) a new descriptor may take its number, which the child's own
        // streams would then overwrite. Such a one is left open as the plug that it is.
        while (true)
        {
            var made = new ChildPipe();
            if (made.ReadEnd > 2 && made.WriteEnd > 2) return made;
            Plugs.Add(made);
        }
    }

    public void CloseReadEnd() => _readEnd.Dispose();

    public void CloseWriteEnd() => _writeEnd.Dispose();

    public void Dispose()
    {
        CloseReadEnd();
        CloseWriteEnd();
    }

    // The stream closes its handles when it is disposed of, and refuses to give out those that were closed one by one.
    private static SafePipeHandle Keep(SafePipeHandle handle)
    {
        var own = new SafePipeHandle(handle.DangerousGetHandle(), ownsHandle: true);
        handle.SetHandleAsInvalid();
        return own;
    }
}
