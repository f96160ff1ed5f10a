using static TorchSharp.torch;

namespace Deja.Torch.Gradients.Reports;

/// <summary>Keeps the norms of a module's gradients over training: a number for each layer and step. It sets no hooks: call <see cref="Record"/> between backward and zero_grad.</summary>
/// <param name="module">It must live as long as steps are recorded.</param>
/// <param name="thresholds">For the reports. Null for the defaults.</param>
public sealed class GradientRecorder(nn.Module module, GradientThresholds? thresholds = null)
{
    private readonly Dictionary<string, List<double?>> _norms = new(StringComparer.Ordinal);

    /// <summary>How many steps are recorded.</summary>
    public int Steps { get; private set; }

    /// <summary>The norms by layer, a number for each step: null where the layer had no gradient. A layer is what stands before the last dot of its parameters' names.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double?>> Norms => _norms.ToDictionary(n => n.Key, n => (IReadOnlyList<double?>)n.Value, StringComparer.Ordinal);

    /// <summary>Records one step.</summary>
    /// <returns>The whole report of it.</returns>
    public GradientReport Record()
    {
        var report = GradientReport.Of(module, thresholds);
        foreach (var layer in report.Rows.GroupBy(r => r.Layer, StringComparer.Ordinal))
        {
            var gradients = layer.Select(r => r.Gradient).OfType<GradientStatistics>().ToList();
            Of(layer.Key).Add(gradients.Count == 0 ? null : Math.Sqrt(gradients.Sum(g => g.Norm * g.Norm)));
        }

        Steps++;
        foreach (var gone in _norms.Values.Where(n => n.Count < Steps)) gone.Add(null);
        return report;
    }

    /// <summary>The norms by layer over time, as a whole SVG document.</summary>
    /// <param name="title">What stands above. Null: nothing.</param>
    public string Svg(string? title = null) => GradientPicture.Svg(Norms, title);

    // A layer that comes later had nothing before.
    private List<double?> Of(string layer)
    {
        if (!_norms.TryGetValue(layer, out var norms)) _norms[layer] = norms = [.. Enumerable.Repeat<double?>(null, Steps)];
        return norms;
    }
}
