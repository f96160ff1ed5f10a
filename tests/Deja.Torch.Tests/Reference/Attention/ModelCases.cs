using Deja.Torch.Models;
using Deja.Torch.Weights;

namespace Deja.Torch.Tests.Reference.Attention;

/// <summary>A language model from its <c>.safetensors</c>: scores, loss, what its layers give, and what it writes.</summary>
internal static class ModelCases
{
    public static void Run(ReferenceCase reference)
    {
        using var model = new LanguageModel(Configs.Model(reference));
        model.to(Configs.Type(reference)).eval();
        using (var file = SafeTensorsFile.Open(Path.ChangeExtension(reference.File, ".safetensors")))
        {
            CheckTable(reference, file);
            ModuleWeights.Load(model, file, BertNames.Options);
        }

        using var cache = Configs.Model(reference).IsDecoder ? model.NewCache() : null;
        var input = Input(reference) with { Cache = cache, WantsStates = true, WantsWeights = true };
        var output = model.call(input);
        reference.Check(output.Logits, "expected", "logits");
        if (reference.Tensor("inputs", "labels") is { } labels) reference.Check(LanguageModel.Loss(output.Logits, labels), "expected", "loss");
        CheckAll(reference, output.Layers.States, "hidden_states");
        CheckAll(reference, output.Layers.Weights, "attentions");
        CheckAll(reference, output.Layers.CrossWeights, "cross_attentions");
        if (cache is not null) Caches.Check(reference, cache, "expected", "past_key_values");
        reference.Check(model.call(input with { Cache = null, WantsStates = false, WantsWeights = false }).Logits, "expected", "logits");
        CheckGreedy(reference, model);
    }

    private static void CheckTable(ReferenceCase reference, SafeTensorsFile file)
    {
        if (reference.At("expected", "tensors") is not { } table) return;
        foreach (var row in table.EnumerateObject())
        {
            var expected = row.Value.GetProperty("shape").EnumerateArray().Select(n => n.GetInt64());
            Assert.Equal((row.Name, string.Join(',', expected)), (row.Name, string.Join(',', file.Shapes[row.Name])));
            if (row.Value.TryGetProperty("data", out _)) reference.Check(file.Read(row.Name), "expected", "tensors", row.Name);
        }

        Assert.Equal(table.EnumerateObject().Count(), file.Shapes.Count);
    }

    private static void CheckAll(ReferenceCase reference, IReadOnlyList<Tensor> got, string name)
    {
        if (reference.At("expected", name) is not { } expected) return;
        Assert.Equal((name, expected.GetArrayLength()), (name, got.Count));
        for (var i = 0; i < got.Count; i++)
            reference.Check(got[i], "expected", name, $"{i}");
    }

    private static void CheckGreedy(ReferenceCase reference, LanguageModel model)
    {
        if (reference.At("expected", "greedy") is not { } greedy) return;
        var row = greedy.TryGetProperty("encoder_batch", out var batch) ? batch.GetInt64() : 0;
        var prompt = reference.Tensor("expected", "greedy", "prompt_ids")!;
        var all = reference.Tensor("expected", "greedy", "all_ids")!;
        foreach (var usesCache in Configs.Model(reference).IsDecoder ? new[] { true, false } : [false])
        {
            var generation = GreedyDecoding.Run(model, new()
            {
                Tokens = prompt,
                NewTokens = (int)(all.size(1) - prompt.size(1)),
                EncoderHidden = reference.Tensor("inputs", "encoder_hidden_states")?.narrow(0, row, 1),
                EncoderMask = reference.Tensor("inputs", "encoder_attention_mask")?.narrow(0, row, 1),
                UsesCache = usesCache,
                WantsLogits = true,
            });
            Assert.Equal(all.data<long>().ToArray(), generation.Tokens.data<long>().ToArray());
            reference.Check(generation.Logits!, "expected", "greedy", "step_logits");
        }
    }

    private static ModelInput Input(ReferenceCase reference) => new()
    {
        Tokens = reference.Tensor("inputs", "input_ids")!,
        TokenMask = reference.Tensor("inputs", "attention_mask"),
        TokenTypes = reference.Tensor("inputs", "token_type_ids"),
        EncoderHidden = reference.Tensor("inputs", "encoder_hidden_states"),
        EncoderMask = reference.Tensor("inputs", "encoder_attention_mask"),
        HeadMasks = reference.Tensor("inputs", "head_mask"),
    };
}
