using System.Text.Json;
using Deja.Torch.Gradients.Reports;

namespace Deja.Torch.Tests.Reference.Gradients;

/// <summary>What reached each parameter.</summary>
internal static class TableCases
{
    private static readonly Dictionary<GradientState, string> States = new()
    {
        [GradientState.Ok] = "ok", [GradientState.AllZero] = "all_zero", [GradientState.NonFinite] = "non_finite", [GradientState.Frozen] = "frozen", [GradientState.Unused] = "unused",
    };

    public static void Run(ReferenceCase reference)
    {
        using var model = new TableModel(reference.Tensors("parameters"));
        var frozen = reference.At("frozen")!.Value.EnumerateArray().Select(n => n.GetString()!).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, parameter) in model.named_parameters()) parameter.requires_grad = !frozen.Contains(name);
        for (var call = 0; call < (reference.At("backward_calls")?.GetInt32() ?? 1); call++)
        {
            var loss = model.call(reference.Tensor("inputs", "ids")!);
            reference.Check(loss, "expected", "loss");
            loss.backward();
        }

        var report = GradientReport.Of(model);
        Check(reference, report);
        // Nothing was changed by looking.
        foreach (var (name, parameter) in model.named_parameters()) reference.Check(parameter.grad, "expected", "grads", name);
    }

    private static void Check(ReferenceCase reference, GradientReport report)
    {
        var rows = reference.At("expected", "rows")!.Value.EnumerateArray().ToDictionary(r => r.GetProperty("name").GetString()!, StringComparer.Ordinal);
        Assert.Equal(rows.Keys.Order(StringComparer.Ordinal), report.Rows.Select(r => r.Name).Order(StringComparer.Ordinal));
        foreach (var row in report.Rows)
        {
            var expected = rows[row.Name];
            Assert.Equal((row.Name, expected.GetProperty("state").GetString()), (row.Name, States.GetValueOrDefault(row.State, row.StateText)));
            Assert.Equal(expected.GetProperty("shape").EnumerateArray().Select(n => n.GetInt64()), row.Shape);
            Assert.Equal((expected.GetProperty("requires_grad").GetBoolean(), expected.GetProperty("has_grad").GetBoolean()), (row.RequiresGradient, row.Gradient is not null));
            if (row.Gradient is not { } g) continue;
            foreach (var (name, got) in new (string, double)[] { ("norm", g.Norm), ("mean", g.Mean), ("abs_max", g.Largest), ("zeros", g.Zeros), ("nan", g.NotNumbers), ("inf", g.Infinite), ("finite_norm", g.FiniteNorm), ("finite_mean", g.FiniteMean), ("finite_abs_max", g.FiniteLargest) })
                Assert.True(reference.Tolerance.IsNear(Number(expected.GetProperty(name)), got), $"{row.Name}.{name} is {got}, expected {expected.GetProperty(name)}");
        }

        Assert.True(reference.Tolerance.IsNear(reference.At("expected", "total_norm_finite")!.Value.GetDouble(), report.TotalFiniteNorm));
    }

    private static double Number(JsonElement element) => element.ValueKind == JsonValueKind.String ? double.Parse(element.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : element.GetDouble();
}
