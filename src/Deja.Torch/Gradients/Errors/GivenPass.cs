using static TorchSharp.torch;

namespace Deja.Torch.Gradients.Errors;

/// <summary>
/// What backward functions in C# do in one pass: what they throw, as an exception that passed through libtorch would end the process, and what they give, which TorchSharp doesn't dispose. On a CPU a pass runs on the thread that asks for it,
/// so each thread has its own; a pass within another's backward function has its own too.
/// </summary>
internal sealed class GivenPass : IDisposable
{
    [ThreadStatic]
    private static GivenPass? _current;

    private readonly GivenPass? _outer = _current;
    private readonly List<Tensor> _given = [];

    /// <summary>Begins a pass on this thread.</summary>
    public GivenPass() => _current = this;

    /// <summary>What was thrown first; null where nothing was.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Tells the pass that runs on this thread; nobody, where it was begun by libtorch's own call.</summary>
    public static void Add(Exception fault)
    {
        if (_current is { } pass) pass.Fault ??= fault;
    }

    /// <summary>Has a gradient disposed when libtorch has taken it over.</summary>
    public static Tensor Given(Tensor gradient)
    {
        _current?._given.Add(gradient);
        return gradient;
    }

    public void Dispose()
    {
        foreach (var gradient in _given) gradient.Dispose();
        _current = _outer;
    }
}
