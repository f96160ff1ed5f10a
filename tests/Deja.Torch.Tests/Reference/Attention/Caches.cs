using Deja.Torch.Layers;

namespace Deja.Torch.Tests.Reference.Attention;

/// <summary>What all layers keep, held against a list of a case.</summary>
internal static class Caches
{
    public static void Check(ReferenceCase reference, DecoderCache cache, params string[] path)
    {
        for (var i = 0; i < cache.Layers.Count; i++)
        {
            var layer = cache.Layers[i];
            reference.Check(layer.Self.Keys(), [.. path, $"{i}", "self_key"]);
            reference.Check(layer.Self.Values(), [.. path, $"{i}", "self_value"]);
            reference.Check(layer.Cross.IsFilled ? layer.Cross.Keys() : null, [.. path, $"{i}", "cross_key"]);
            reference.Check(layer.Cross.IsFilled ? layer.Cross.Values() : null, [.. path, $"{i}", "cross_value"]);
        }
    }
}
