using Deja.Torch.Models;
using Deja.Torch.Tests.Models;
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
    public void A_type_that_does_not_fit_is_listed_and_nothing_is_loaded()
    {
        foreach (var type in new[] { ScalarType.Int64, ScalarType.Bool, ScalarType.ComplexFloat32 })
        {
            var before = _module.bias!.sum().item<float>();
            var error = Assert.Throws<WeightsException>(() => ModuleWeights.Load(_module, new NamedTensors(new Dictionary<string, Tensor> { ["bias"] = full(3, 7, ScalarType.Float32), ["weight"] = ones(3, 2, type) })));
            Assert.Equal([$"weight is {type} in the file and Float32 in the module"], error.Report.WrongType);
            Assert.Equal(before, _module.bias!.sum().item<float>());
        }
    }

    [Fact]
    public void A_module_that_is_used_in_two_places_loads_what_it_saved()
    {
        using var pair = new Pair(_module);
        var saved = pair.state_dict().ToDictionary(t => t.Key, t => ones_like(t.Value));
        Assert.Equal(4, saved.Count);
        Assert.True(ModuleWeights.Load(pair, new NamedTensors(saved)).IsClean);
        Assert.Equal(6, _module.weight.sum().item<float>());
    }

    [Fact]
    public void What_files_of_BERT_hold_besides_is_passed_over()
    {
        using var model = new LanguageModel(LanguageModelTests.Config(isDecoder: true));
        var file = model.state_dict().ToDictionary(t => t.Key, t => t.Value.detach().clone(), StringComparer.Ordinal);
        var words = file["bert.embeddings.word_embeddings.weight"];
        var besides = new Dictionary<string, Tensor>
        {
            ["bert.embeddings.position_ids"] = arange(24).unsqueeze(0), ["bert.pooler.dense.weight"] = zeros(32, 32), ["bert.pooler.dense.bias"] = zeros(32), ["cls.seq_relationship.weight"] = zeros(2, 32),
            ["cls.seq_relationship.bias"] = zeros(2), ["cls.predictions.decoder.weight"] = words, ["cls.predictions.decoder.bias"] = file["cls.predictions.bias"],
        };
        foreach (var (name, tensor) in besides) file[name] = tensor;
        Assert.True(ModuleWeights.Load(model, new NamedTensors(file), BertNames.Options).IsClean);

        using var text = new TextModel(LanguageModelTests.Config(isDecoder: false));
        Assert.True(ModuleWeights.Load(text, new NamedTensors(file), BertNames.TextModel).IsClean);

        using var pair = new EncoderDecoder(LanguageModelTests.Config(isDecoder: false), LanguageModelTests.Config(isDecoder: true));
        var both = pair.state_dict().ToDictionary(t => t.Key, t => t.Value.detach().clone(), StringComparer.Ordinal);
        both["encoder.embeddings.position_ids"] = arange(24).unsqueeze(0);
        both["encoder.pooler.dense.weight"] = zeros(32, 32);
        both["decoder.cls.predictions.decoder.weight"] = both["decoder.bert.embeddings.word_embeddings.weight"];
        both["decoder.cls.predictions.decoder.bias"] = both["decoder.cls.predictions.bias"];
        Assert.True(ModuleWeights.Load(pair, new NamedTensors(both), BertNames.Options).IsClean);
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

    private sealed class Pair : Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.Linear a, b;

        public Pair(TorchSharp.Modules.Linear shared) : base(nameof(Pair))
        {
            (a, b) = (shared, shared);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => b.call(a.call(input));
    }
}
