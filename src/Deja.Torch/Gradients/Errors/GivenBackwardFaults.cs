namespace Deja.Torch.Gradients.Errors;

/// <summary>What backward functions in C# threw in the pass that runs. An exception that passed through libtorch would end the process.</summary>
internal static class GivenBackwardFaults
{
    // On a CPU the pass runs on the thread that asks for it; for other devices it does not.
    private static Exception? _first;

    public static void Clear() => Interlocked.Exchange(ref _first, null);

    public static void Add(Exception fault) => Interlocked.CompareExchange(ref _first, fault, null);

    public static Exception? Taken() => Interlocked.Exchange(ref _first, null);
}
