using Deja.Host.Children;
using Deja.Run.Outputs;

namespace Deja.Run.Tests.Kernels.Jupyter;

/// <summary>A user who stops a block as soon as it prints something.</summary>
internal sealed class StopAtFirst(CancellationTokenSource stop) : IOutputSink
{
    public void Text(ChildChannel channel, ReadOnlySpan<byte> bytes) => stop.Cancel();

    public void Display(Display display)
    {
    }

    public void Progress(string text)
    {
    }
}
