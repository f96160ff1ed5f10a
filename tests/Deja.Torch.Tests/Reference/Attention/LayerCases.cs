using Deja.Torch.Attention;
using Deja.Torch.Layers;
using Deja.Torch.Weights;

namespace Deja.Torch.Tests.Reference.Attention;

/// <summary>A whole layer, and layers that decode step by step.</summary>
internal static class LayerCases
{
    public static void Run(ReferenceCase reference)
    {
        using var layer = new TransformerLayer(Configs.Layer(reference));
        layer.to(Configs.Type(reference)).eval();
        ModuleWeights.Load(layer, new NamedTensors(reference.Tensors("weights")));
        foreach (var wantsWeights in new[] { true, false })
        {
            using var cache = new LayerCache(new KeyValueCache(), new CrossCache());
            if (reference.Tensor("inputs", "past_self_key") is { } key) cache.Self.Append(key, reference.Tensor("inputs", "past_self_value")!);
            if (reference.Tensor("inputs", "past_cross_key") is { } crossKey) cache.Cross.Fill(crossKey, reference.Tensor("inputs", "past_cross_value")!);
            var output = layer.call(Input(reference) with { Cache = cache, WantsWeights = wantsWeights });
            reference.Check(output.Hidden, "expected", "output");
            CheckCache(reference, cache);
            if (!wantsWeights) continue;
            reference.Check(output.Weights, "expected", "self_attention_probs");
            reference.Check(output.CrossWeights, "expected", "cross_attention_probs");
        }
    }

    /// <summary>All positions at once, and as the case says step by step.</summary>
    public static void Decode(ReferenceCase reference)
    {
        using var layers = new TransformerLayers(Configs.Layers(reference), Configs.Layer(reference));
        layers.to(Configs.Type(reference)).eval();
        ModuleWeights.Load(layers, new NamedTensors(reference.Tensors("weights")));
        var hidden = reference.Tensor("inputs", "hidden_states")!;
        var input = new LayersInput { Hidden = hidden, IsCausal = true, EncoderHidden = reference.Tensor("inputs", "encoder_hidden_states"), EncoderMask = reference.Tensor("inputs", "encoder_attention_mask") };
        reference.Check(layers.call(input).Hidden, "expected", "full_output");

        using var cache = new DecoderCache(layers.Count, capacity: 1);
        var (start, step) = (0L, 0);
        foreach (var length in reference.Root.GetProperty("step_lengths").EnumerateArray().Select(l => l.GetInt64()))
        {
            reference.Check(layers.call(input with { Hidden = hidden.narrow(1, start, length), Cache = cache }).Hidden, "expected", "steps", $"{step++}");
            start += length;
        }

        Caches.Check(reference, cache, "expected", "final_present");
    }

    private static void CheckCache(ReferenceCase reference, LayerCache cache)
    {
        if (reference.At("expected", "present_self_key") is null) return;
        reference.Check(cache.Self.Keys(), "expected", "present_self_key");
        reference.Check(cache.Self.Values(), "expected", "present_self_value");
        reference.Check(cache.Cross.IsFilled ? cache.Cross.Keys() : null, "expected", "present_cross_key");
        reference.Check(cache.Cross.IsFilled ? cache.Cross.Values() : null, "expected", "present_cross_value");
    }

    private static LayerInput Input(ReferenceCase reference) => new()
    {
        Hidden = reference.Tensor("inputs", "hidden_states")!,
        Mask = reference.Tensor("inputs", "attention_mask"),
        HeadMask = reference.Tensor("inputs", "head_mask"),
        EncoderHidden = reference.Tensor("inputs", "encoder_hidden_states"),
        EncoderMask = reference.Tensor("inputs", "encoder_attention_mask"),
    };
}
