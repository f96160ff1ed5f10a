namespace Deja.CSharp.Tests;

/// <summary>One kernel for the tests of a class that leave each other alone: a start takes longer than what they ask.</summary>
public sealed class SharedKernel : IDisposable
{
    internal KernelProcess Kernel { get; } = new();

    public void Dispose() => Kernel.Dispose();
}
