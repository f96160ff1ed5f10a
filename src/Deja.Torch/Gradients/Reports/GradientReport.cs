using static TorchSharp.torch;

namespace Deja.Torch.Gradients.Reports;

/// <summary>
/// What reached each parameter of a module, to be made after <c>backward()</c> and before <c>zero_grad()</c>. Gradients are read once and not changed, and no hook is set. <see cref="GradientTable"/> is for a terminal,
/// <see cref="GradientPage"/> for notes, <see cref="GradientCsv"/> for other programs.
/// </summary>
/// <seealso href="https://pytorch.org/docs/stable/generated/torch.nn.Module.html#torch.nn.Module.named_parameters">Module.named_parameters</seealso>
public sealed class GradientReport
{
    private GradientReport(IReadOnlyList<GradientRow> rows) => Rows = rows;

    /// <summary>A row for each parameter, in the module's order; one that is used in several places stands once.</summary>
    public IReadOnlyList<GradientRow> Rows { get; }

    /// <summary>The norm of all gradients together, as for clipping: NaN or infinite where an entry is.</summary>
    public double TotalNorm => Total(g => g.Norm);

    /// <summary>The same of the finite entries.</summary>
    public double TotalFiniteNorm => Total(g => g.FiniteNorm);

    /// <summary>The rows that need a look: all but those that are ok or frozen.</summary>
    public IEnumerable<GradientRow> Remarkable => Rows.Where(r => r.State is not (GradientState.Ok or GradientState.Frozen));

    /// <summary>Looks at all parameters of a module.</summary>
    /// <param name="module">After backward.</param>
    /// <param name="thresholds">Null for the defaults.</param>
    public static GradientReport Of(nn.Module module, GradientThresholds? thresholds = null)
    {
        thresholds ??= new();
        var rows = new List<GradientRow>();
        foreach (var (name, parameter) in module.named_parameters())
        {
            using var gradient = parameter.grad;
            var statistics = gradient is null ? null : GradientStatistics.Of(gradient);
            var state = !parameter.requires_grad ? GradientState.Frozen : statistics is null ? GradientState.Unused : thresholds.Of(statistics);
            rows.Add(new(name, parameter.shape, parameter.requires_grad, state, statistics));
        }

        // Where nothing has a gradient, it is not the loss that passes a parameter over.
        var wasBackward = rows.Any(r => r is { RequiresGradient: true, Gradient: not null });
        return new(wasBackward ? rows : [.. rows.Select(r => r.State == GradientState.Unused ? r with { State = GradientState.NoGradient } : r)]);
    }

    private double Total(Func<GradientStatistics, double> norm) => Math.Sqrt(Rows.Where(r => r.Gradient is not null).Sum(r => norm(r.Gradient!) * norm(r.Gradient!)));
}
