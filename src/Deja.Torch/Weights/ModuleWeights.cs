using static TorchSharp.torch;

namespace Deja.Torch.Weights;

/// <summary>Loads named tensors into a module's parameters and buffers.</summary>
public static class ModuleWeights
{
    /// <summary>Copies each tensor to where its name is in the module, in the module's own type. Nothing is copied when something doesn't fit, unless the options allow it.</summary>
    /// <returns>What didn't fit: nothing, when loading is strict.</returns>
    /// <exception cref="WeightsException">Something doesn't fit.</exception>
    public static WeightReport Load(nn.Module module, ITensorSource source, WeightOptions? options = null)
    {
        options ??= new();
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var own = Own(module);
        // By the module's names.
        var given = source.Shapes.Keys.Select(n => (File: n, Name: options.Rename?.Invoke(n) ?? n)).Where(n => options.IsIgnored?.Invoke(n.Name) is not true).ToLookup(n => n.Name, n => n.File, StringComparer.Ordinal);
        var report = Compare(own, given, source, options);
        if (options.IsStrict && !report.IsClean) throw new WeightsException(report);
        foreach (var (name, tensor) in own)
        {
            if (given[name].FirstOrDefault() is { } file && source.Shapes[file].SequenceEqual(tensor.shape) && IsOfKind(source.TypeOf(file), tensor.dtype)) Copy(source, file, tensor);
        }

        return report;
    }

    // As the module would save itself: one that stands in two places has both names.
    private static SortedDictionary<string, Tensor> Own(nn.Module module) => new(module.state_dict(), StringComparer.Ordinal);

    private static WeightReport Compare(SortedDictionary<string, Tensor> own, ILookup<string, string> given, ITensorSource source, WeightOptions options) => new(
        [.. own.Keys.Where(n => !given.Contains(n))],
        // Of two names that become one, the second is one too many.
        [.. given.SelectMany(g => own.ContainsKey(g.Key) || options.SameAs.ContainsKey(g.Key) ? g.Skip(1) : g).Order(StringComparer.Ordinal)],
        [.. own.Where(o => given.Contains(o.Key)).Select(o => (o.Key, Has: source.Shapes[given[o.Key].First()], Wants: o.Value.shape)).Where(o => !o.Has.SequenceEqual(o.Wants)).Select(o => $"{o.Key} is {Shape(o.Has)} in the file and {Shape(o.Wants)} in the module")],
        [.. own.Where(o => given.Contains(o.Key)).Select(o => (o.Key, Has: source.TypeOf(given[o.Key].First()), Wants: o.Value.dtype)).Where(o => !IsOfKind(o.Has, o.Wants)).Select(o => $"{o.Key} is {o.Has?.ToString() ?? "of a type that libtorch doesn't compute with"} in the file and {o.Wants} in the module")],
        [.. options.SameAs.Where(s => given.Contains(s.Key) && given.Contains(s.Value) && !AreEqual(source, given[s.Key].First(), given[s.Value].First())).Select(s => $"{s.Key} and {s.Value}")]);

    private static bool AreEqual(ITensorSource source, string one, string other)
    {
        if (!source.Shapes[one].SequenceEqual(source.Shapes[other])) return false;
        using var scope = NewDisposeScope();
        return source.Read(one).eq(source.Read(other)).all().item<bool>();
    }

    /// <summary>Whether numbers can become those of another type without losing what they are.</summary>
    private static bool IsOfKind(ScalarType? has, ScalarType wants) => has is { } type && Kind(type) == Kind(wants);

    private static int Kind(ScalarType type) => type switch
    {
        ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64 => 1,
        ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64 => 2,
        _ => 0,
    };

    private static void Copy(ITensorSource source, string name, Tensor to)
    {
        using var read = source.Read(name);
        to.copy_(read);
    }

    private static string Shape(IReadOnlyList<long> shape) => $"[{string.Join(", ", shape)}]";
}
