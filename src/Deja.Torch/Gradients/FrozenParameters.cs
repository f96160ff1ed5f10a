using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Deja.Torch.Gradients;

/// <summary>
/// Parameters that get no gradient while this lives; gradients still pass through to the layers before. What they were is put back when it is disposed, also after an exception: <c>using (FrozenParameters.Of(critic))</c>.
/// </summary>
/// <seealso href="https://pytorch.org/docs/stable/notes/autograd.html#setting-requires-grad">Setting requires_grad</seealso>
public sealed class FrozenParameters : IDisposable
{
    private readonly List<(Parameter Parameter, bool Required)> _before;

    private FrozenParameters(IEnumerable<Parameter> parameters)
    {
        _before = [.. parameters.Select(p => (p, p.requires_grad))];
        foreach (var (parameter, _) in _before) parameter.requires_grad = false;
    }

    /// <summary>Freezes all parameters of modules, and of those inside them.</summary>
    public static FrozenParameters Of(params IEnumerable<nn.Module> modules) => new(modules.SelectMany(m => m.parameters()));

    /// <summary>Freezes the parameters of one module whose names are chosen, such as those that start with <c>"encoder."</c>.</summary>
    public static FrozenParameters Of(nn.Module module, Func<string, bool> isFrozen) => new(module.named_parameters().Where(p => isFrozen(p.name)).Select(p => p.parameter));

    /// <summary>Puts back what each parameter was before.</summary>
    public void Dispose()
    {
        // Backwards: a parameter of two modules was noted twice, and its first note is the true one.
        foreach (var (parameter, required) in Enumerable.Reverse(_before)) parameter.requires_grad = required;
        _before.Clear();
    }
}
