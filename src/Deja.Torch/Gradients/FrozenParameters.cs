using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Deja.Torch.Gradients;

/// <summary>
/// Parameters that get no gradient while this lives; gradients still pass through to the layers before. What they were is put back when it is disposed, also after an exception: <c>using (FrozenParameters.Of(critic))</c>.
/// </summary>
/// <seealso href="https://pytorch.org/docs/stable/notes/autograd.html#setting-requires-grad">Setting requires_grad</seealso>
public sealed class FrozenParameters : IDisposable
{
    private readonly List<(nn.Module Module, string Name, Parameter Parameter, bool Required)> _before;

    private FrozenParameters(IEnumerable<(nn.Module Module, string Name, Parameter Parameter)> parameters)
    {
        _before = [.. parameters.Select(p => (p.Module, p.Name, p.Parameter, p.Parameter.requires_grad))];
        foreach (var (_, _, parameter, _) in _before) parameter.requires_grad = false;
    }

    /// <summary>Freezes all parameters of modules, and of those inside them.</summary>
    public static FrozenParameters Of(params IEnumerable<nn.Module> modules) => new(modules.SelectMany(m => Named(m)));

    /// <summary>Freezes the parameters of one module whose names are chosen, such as those that start with <c>"encoder."</c>.</summary>
    public static FrozenParameters Of(nn.Module module, Func<string, bool> isFrozen) => new(Named(module).Where(p => isFrozen(p.Name)));

    /// <summary>Puts back what each parameter was before; one that <c>module.to(…)</c> replaced meanwhile is found by its name, one that was disposed is passed over.</summary>
    public void Dispose()
    {
        var now = _before.Select(b => b.Module).Distinct().ToDictionary(m => m, Now);

        // Backwards: a parameter of two modules was noted twice, and its first note is the true one.
        foreach (var (module, name, parameter, required) in Enumerable.Reverse(_before))
        {
            if (!parameter.IsInvalid) parameter.requires_grad = required;
            if (now[module].GetValueOrDefault(name) is { IsInvalid: false } replaced) replaced.requires_grad = required;
        }

        _before.Clear();
    }

    private static IEnumerable<(nn.Module Module, string Name, Parameter Parameter)> Named(nn.Module module) => module.named_parameters().Select(p => (module, p.name, p.parameter));

    private static Dictionary<string, Parameter> Now(nn.Module module)
    {
        try
        {
            return Named(module).ToDictionary(p => p.Name, p => p.Parameter, StringComparer.Ordinal);
        }
        catch (InvalidOperationException)
        {
            // The module was disposed.
            return [];
        }
    }
}
