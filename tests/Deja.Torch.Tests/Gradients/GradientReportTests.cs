using System.Globalization;
using System.Xml.Linq;
using Deja.Torch.Gradients.Reports;
using static TorchSharp.torch.nn;

namespace Deja.Torch.Tests.Gradients;

/// <summary>What reached each parameter, and how it is shown.</summary>
public sealed class GradientReportTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void No_backward_is_told_from_a_parameter_that_is_not_used()
    {
        using var used = Linear(2, 1);
        using var other = Linear(2, 1);
        using var both = Sequential(("used", used), ("other", other));
        Assert.All(GradientReport.Of(both).Rows, r => Assert.Equal(GradientState.NoGradient, r.State));
        used.call(ones(1, 2)).sum().backward();
        Assert.Equal([GradientState.Ok, GradientState.Ok, GradientState.Unused, GradientState.Unused], GradientReport.Of(both).Rows.Select(r => r.State));
    }

    [Theory]
    [InlineData(1e4, GradientState.Exploding)]
    [InlineData(1e-12, GradientState.Vanishing)]
    [InlineData(0.0, GradientState.AllZero)]
    [InlineData(double.NaN, GradientState.NonFinite)]
    [InlineData(double.NegativeInfinity, GradientState.NonFinite)]
    [InlineData(0.1, GradientState.Ok)]
    public void The_states_are_told_apart(double entry, GradientState state)
    {
        using var module = Linear(3, 1, hasBias: false);
        module.weight.grad = full(1, 3, entry);
        Assert.Equal(state, GradientReport.Of(module).Rows[0].State);
    }

    [Fact]
    public void Where_a_norm_explodes_or_vanishes_can_be_set()
    {
        using var module = Linear(3, 1, hasBias: false);
        module.weight.grad = full(1, 3, 0.1);
        Assert.Equal(GradientState.Exploding, GradientReport.Of(module, new() { ExplodingNorm = 0.1 }).Rows[0].State);
        Assert.Equal(GradientState.Vanishing, GradientReport.Of(module, new() { VanishingEntry = 0.2 }).Rows[0].State);
    }

    [Theory]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_of_any_type_and_order_of_entries_are_counted(ScalarType type)
    {
        var gradient = tensor(new[] { 0.0, -4, 3, 0, 0, 0 }, [2, 3]).to(type).t();
        var statistics = GradientStatistics.Of(gradient);
        Assert.Equal((6, 5.0, 4L, 4.0), (statistics.Count, statistics.Norm, statistics.Zeros, statistics.Largest));
        Assert.Equal(-1.0 / 6, statistics.Mean, 12);
        Assert.Equal(2, statistics.Decades[-GradientStatistics.FirstDecade]);
        Assert.Equal(2, statistics.Decades.Sum());
    }

    [Fact]
    public void Each_size_is_counted_at_its_power_of_ten()
    {
        // The powers themselves, what is just below and above them, the ends, and what is beyond.
        for (var power = -14; power <= 6; power++)
        {
            var exact = double.Parse($"1e{power}", CultureInfo.InvariantCulture);
            foreach (var (size, at) in new[] { (exact, power), (-exact, power), (Math.BitIncrement(exact), power), (Math.BitDecrement(exact), power - 1), (5 * exact, power) })
            {
                var decades = GradientStatistics.Of(tensor(new[] { size })).Decades;
                Assert.Equal(Math.Clamp(at, GradientStatistics.FirstDecade, GradientStatistics.LastDecade), decades.ToList().IndexOf(1) + GradientStatistics.FirstDecade);
            }
        }

        Assert.Equal(1, GradientStatistics.Of(tensor(new[] { double.Epsilon })).Decades[0]);
        Assert.Equal(1, GradientStatistics.Of(tensor(new[] { double.MaxValue })).Decades[^1]);
    }

    [Fact]
    public void Of_a_sparse_gradient_each_place_counts_once()
    {
        using var module = Embedding(1000, 3, sparse: true);
        (module.call(tensor(new[] { 7L, 2, 7, 7 })) * tensor(new[] { 1f, 2, -4 })).sum().backward();
        using var sparse = module.weight!.grad!;
        Assert.True(sparse.is_sparse);
        var (got, dense) = (GradientStatistics.Of(sparse), GradientStatistics.Of(sparse.to_dense()));

        // Row 7 three times (1, 2, -4), row 2 once.
        Assert.Equal((3000L, 2994L, 12.0), (got.Count, got.Zeros, got.Largest));
        Assert.Equal(Math.Sqrt(21 * (9 + 1)), got.Norm, 6);
        Assert.Equal(-4.0 / 3000, got.Mean, 12);
        Assert.Equal((dense.Norm, dense.Zeros, dense.Count, dense.Largest), (got.Norm, got.Zeros, got.Count, got.Largest));
        Assert.Equal(dense.Decades, got.Decades);
    }

    [Fact]
    public void A_large_gradient_is_counted_to_its_end()
    {
        var statistics = GradientStatistics.Of(ones(3, 1_000_003));
        Assert.Equal((3_000_009, 1.0, Math.Sqrt(3_000_009)), (statistics.Count, statistics.Mean, statistics.Norm));
    }

    [Fact]
    public void The_table_has_a_line_a_parameter_and_says_what_to_look_at()
    {
        var lines = GradientTable.Text(GradientReport.Of(Mixed())).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Matches(@"^weight +\[1, 3\] +Inf +Inf +Inf +33% +0 +1 +non-finite$", lines[1]);
        Assert.Matches(@"^bias +\[1\] +frozen$", lines[2]);
        Assert.Equal("total norm Inf, of the finite entries 2.000e+0", lines[3]);
        Assert.StartsWith("non-finite: ", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_is_well_formed_and_has_a_histogram()
    {
        var page = XDocument.Parse($"<div>{GradientPage.Html(GradientReport.Of(Mixed()))}</div>");
        Assert.Equal(2, page.Descendants("tbody").Elements("tr").Count());
        Assert.Equal("1e0: 1", page.Descendants("span").Select(b => b.Attribute("title")!.Value).Single(t => !t.EndsWith(": 0", StringComparison.Ordinal)));
    }

    [Fact]
    public void Comma_separated_values_keep_all_digits()
    {
        using var module = Linear(1, 1, hasBias: false);
        module.weight.grad = full(1, 1, 1f / 3);
        var cells = GradientCsv.Text(GradientReport.Of(module)).Split('\n')[1].Split(',');
        Assert.Equal(["weight", "1x1", "true", "ok"], cells[..4]);
        Assert.Equal((double)(1f / 3), double.Parse(cells[4], CultureInfo.InvariantCulture));
        Assert.Equal("bias,1,false,frozen,,,,,,,,,", GradientCsv.Text(GradientReport.Of(Mixed())).Split('\n')[2]);
    }

    [Fact]
    public void A_recorder_keeps_norms_by_layer_and_draws_them()
    {
        using var module = Sequential(("first", Linear(2, 2)), ("second", Linear(2, 1)));
        var recorder = new GradientRecorder(module);
        for (var step = 0; step < 400; step++)
        {
            module.zero_grad();
            if (step > 0) (module.call(ones(1, 2)).sum() * (step == 399 ? double.NaN : step)).backward();
            recorder.Record();
        }

        Assert.Equal(400, recorder.Steps);
        Assert.Null(recorder.Norms["second"][0]);
        // The bias's gradient is the step itself, and the weights' grow with it.
        Assert.Equal(recorder.Norms["second"][1]!.Value * 10, recorder.Norms["second"][10]!.Value, 4);
        var svg = XDocument.Parse(recorder.Svg("Norms <by> layer"));
        var titles = svg.Descendants(XName.Get("title", "http://www.w3.org/2000/svg")).Select(t => t.Value).ToList();
        Assert.Equal(300, titles.Count);
        Assert.Equal("second, step 398 to 400: NaN", titles[^1]);
        Assert.Contains("no step", Assert.Throws<ArgumentException>(() => new GradientRecorder(module).Svg()).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Layers_with_long_names_are_told_apart_by_their_ends()
    {
        string[] layers = [.. Enumerable.Range(0, 12).Select(i => $"bert.encoder.layer.{i}.attention.self.query")];
        var svg = XDocument.Parse(GradientPicture.Svg(layers.ToDictionary(l => l, _ => (IReadOnlyList<double?>)[1.0, 2.0])));
        var labels = svg.Descendants(XName.Get("text", "http://www.w3.org/2000/svg")).Select(t => t.Value).ToList();
        for (var i = 0; i < 12; i++) Assert.EndsWith($"layer.{i}.attention.self.query", labels[i], StringComparison.Ordinal);
    }

    // A weight with an infinity and a 0, and a frozen bias.
    private static TorchSharp.Modules.Linear Mixed()
    {
        var module = Linear(3, 1);
        module.weight.grad = tensor(new[] { 2f, float.PositiveInfinity, 0 }, [1, 3]);
        module.bias!.requires_grad = false;
        return module;
    }
}
