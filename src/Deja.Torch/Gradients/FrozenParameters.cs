using System.Runtime.CompilerServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Deja.Torch.Gradients;

/// <summary>
/// Parameters that get no gradient while this lives; gradients still pass through to the layers before. What they were is put back when it is disposed, also after an exception: <c>using (FrozenParameters.Of(critic))</c>.
/// A loss computed meanwhile gives them none afterwards either, and one computed before gives none meanwhile. Of several that freeze the same parameter, in whatever order they end, the last one puts it back.
/// </summary>
/// <seealso href="https://pytorch.org/docs/stable/notes/autograd.html#setting-requires-grad">Setting requires_grad</seealso>
public sealed class FrozenParameters : IDisposable
{
    private static readonly ConditionalWeakTable<Parameter, Freeze> Frozen = [];
    private readonly List<(nn.Module Module, string Name, Parameter Parameter)> _parameters;

    private FrozenParameters(IEnumerable<(nn.Module Module, string Name, Parameter Parameter)> parameters)
    {
        _parameters = [.. parameters];
        lock (Frozen)
        {
            foreach (var (_, _, parameter) in _parameters)
            {
                Frozen.GetValue(parameter, p => new(p.requires_grad)).Times++;
                parameter.requires_grad = false;
            }
        }
    }

    /// <summary>Freezes all parameters of modules, and of those inside them.</summary>
    public static FrozenParameters Of(params IEnumerable<nn.Module> modules) => new(modules.SelectMany(m => Named(m)));

    /// <summary>Freezes the parameters of one module whose names are chosen, such as those that start with <c>"encoder."</c>.</summary>
    public static FrozenParameters Of(nn.Module module, Func<string, bool> isFrozen) => new(Named(module).Where(p => isFrozen(p.Name)));

    /// <summary>Puts back what each parameter was before; one that <c>module.to(…)</c> replaced meanwhile is found by its name, one that was disposed is passed over.</summary>
    public void Dispose()
    {
        var now = _parameters.Select(p => p.Module).Distinct().ToDictionary(m => m, Now);
        lock (Frozen)
        {
            // A parameter of two modules was frozen twice, and may have been replaced in each.
            foreach (var places in _parameters.GroupBy(p => p.Parameter))
            {
                if (!Frozen.TryGetValue(places.Key, out var freeze) || (freeze.Times -= places.Count()) > 0) continue;
                Frozen.Remove(places.Key);
                foreach (var parameter in places.Select(p => now[p.Module].GetValueOrDefault(p.Name)).Append(places.Key))
                {
                    if (parameter is { IsInvalid: false }) parameter.requires_grad = freeze.Required;
                }
            }
        }

        _parameters.Clear();
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

    /// <summary>How often a parameter is frozen now, and what it was before.</summary>
    private sealed class Freeze(bool required)
    {
        public bool Required { get; } = required;

        public int Times { get; set; }
    }
}
