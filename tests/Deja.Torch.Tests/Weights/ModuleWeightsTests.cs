using Deja.Torch.Weights;
using static TorchSharp.torch.nn;

namespace Deja.Torch.Tests.Weights;

/// <summary>Named tensors become a module's.</summary>
public sealed class ModuleWeightsTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly TorchSharp.Modules.Linear _module = Linear(2, 3);

    public void Dispose()
    {
        _module.Dispose();
        _scope.Dispose();
    }

    [Fact]
    public void What_fits_is_copied()
    {
        Assert.True(Load(("weight", [3, 2]), ("bias", [3])).IsClean);
        Assert.Equal(6, _module.weight.sum().item<float>());
        Assert.True(_module.weight.requires_grad);
    }

    [Fact]
    public void Another_type_becomes_the_modules_own()
    {
        ModuleWeights.Load(_module, new NamedTensors(new Dictionary<string, Tensor> { ["weight"] = full(3, 2, 0.5, ScalarType.BFloat16), ["bias"] = ones(3, ScalarType.Float64) }));
        Assert.Equal((ScalarType.Float32, 3f), (_module.weight.dtype, _module.weight.sum().item<float>()));
    }

    [Fact]
    public void Every_name_that_does_not_fit_is_listed_and_nothing_is_loaded()
    {
        var before = _module.weight.sum().item<float>();
        var error = Assert.Throws<WeightsException>(() => Load(("weight", [2, 3]), ("gain", [3]), ("other", [1])));
        Assert.Equal(["bias"], error.Report.Missing);
        Assert.Equal(["gain", "other"], error.Report.Unexpected);
        Assert.Equal(["weight is [2, 3] in the file and [3, 2] in the module"], error.Report.WrongShape);
        Assert.All(new[] { "missing: bias", "unexpected: gain", "unexpected: other", "wrong shape: weight" }, line => Assert.Contains(line, error.Message, StringComparison.Ordinal));
        Assert.Equal(before, _module.weight.sum().item<float>());
    }

    [Fact]
    public void When_it_need_not_be_strict_what_fits_is_loaded_and_the_rest_is_told()
    {
        var report = Load(new WeightOptions { IsStrict = false }, ("weight", [3, 2]), ("gain", [3]));
        Assert.Equal((1, 1, 0), (report.Missing.Count, report.Unexpected.Count, report.WrongShape.Count));
        Assert.Equal(6, _module.weight.sum().item<float>());
    }

    [Fact]
    public void Old_names_of_norms_and_tied_projections_are_known()
    {
        using var norm = LayerNorm(3);
        var options = BertNames.Options with { SameAs = new Dictionary<string, string> { ["decoder.weight"] = "weight" } };
        var tensors = new Dictionary<string, Tensor> { [".gamma"] = ones(3), [".beta"] = zeros(3), ["decoder.weight"] = ones(3) };
        options = options with { Rename = n => BertNames.Options.Rename!(n).TrimStart('.') };
        Assert.True(ModuleWeights.Load(norm, new NamedTensors(tensors), options).IsClean);

        tensors["decoder.weight"] = zeros(3);
        var error = Assert.Throws<WeightsException>(() => ModuleWeights.Load(norm, new NamedTensors(tensors), options));
        Assert.Equal(["decoder.weight and weight"], error.Report.Untied);
    }

    [Fact]
    public void Two_names_that_become_one_are_one_too_many()
    {
        var options = new WeightOptions { Rename = n => n.Replace("old.", "", StringComparison.Ordinal) };
        var error = Assert.Throws<WeightsException>(() => Load(options, ("weight", [3, 2]), ("bias", [3]), ("old.bias", [3])));
        Assert.Single(error.Report.Unexpected);
    }

    private WeightReport Load(params (string Name, long[] Shape)[] tensors) => Load(new WeightOptions(), tensors);

    private WeightReport Load(WeightOptions options, params (string Name, long[] Shape)[] tensors) =>
        ModuleWeights.Load(_module, new NamedTensors(tensors.ToDictionary(t => t.Name, t => ones(t.Shape))), options);
}
