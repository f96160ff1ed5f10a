using Deja.Torch.Attention;
using Deja.Torch.Weights;

namespace Deja.Torch.Tests.Reference.Attention;

/// <summary>The attention module: self and cross, with and without a cache.</summary>
internal static class ModuleCases
{
    public static void Run(ReferenceCase reference)
    {
        using var module = new MultiHeadAttention(Configs.Attention(reference));
        module.to(Configs.Type(reference)).eval();
        ModuleWeights.Load(module, new NamedTensors(reference.Tensors("weights")));
        using var cache = reference.At("expected", "present_key") is not null || reference.At("inputs", "past_key") is not null ? new KeyValueCache(capacity: 2) : null;
        using var cross = cache is null ? null : new CrossCache();
        var isCross = reference.Kind.StartsWith("cross", StringComparison.Ordinal);
        if (reference.Tensor("inputs", "past_key") is { } key && reference.Tensor("inputs", "past_value") is { } value)
        {
            if (isCross) cross!.Fill(key, value);
            else cache!.Append(key, value);
        }

        // A cache changes with each pass: the explicit one comes first, the other once it is cut back to where it was.
        var before = cache?.Length ?? 0;
        var input = Input(reference) with { Cache = isCross ? null : cache, CrossCache = isCross ? cross : null };
        using var noGradient = no_grad();
        var (context, weights) = module.call(input with { WantsWeights = true });
        reference.Check(context, "expected", "context");
        reference.Check(weights, "expected", "attention_probs");
        reference.Check(isCross ? cross?.Keys() : cache?.Keys(), "expected", "present_key");
        reference.Check(isCross ? cross?.Values() : cache?.Values(), "expected", "present_value");

        cache?.Truncate(before);
        reference.Check(module.call(input).Context, "expected", "context");
    }

    private static AttentionInput Input(ReferenceCase reference) => new()
    {
        Hidden = reference.Tensor("inputs", "hidden_states")!,
        Mask = reference.Tensor("inputs", "attention_mask"),
        HeadMask = reference.Tensor("inputs", "head_mask"),
        EncoderHidden = reference.Kind.StartsWith("cross", StringComparison.Ordinal) ? reference.Tensor("inputs", "encoder_hidden_states") : null,
        EncoderMask = reference.Tensor("inputs", "encoder_attention_mask"),
    };
}
