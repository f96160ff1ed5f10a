using System.Text.Json;
using Deja.Torch.Attention;
using Deja.Torch.Layers;
using Deja.Torch.Models;

namespace Deja.Torch.Tests.Reference.Attention;

/// <summary>A case's configuration, which has Hugging Face's names.</summary>
internal static class Configs
{
    public static ScalarType Type(ReferenceCase reference) => reference.Root.GetProperty("dtype").GetString() == "float64" ? ScalarType.Float64 : ScalarType.Float32;

    public static int Layers(ReferenceCase reference) => reference.Config.GetProperty("num_hidden_layers").GetInt32();

    public static AttentionConfig Attention(ReferenceCase reference) => new()
    {
        HiddenSize = reference.Config.GetProperty("hidden_size").GetInt64(),
        Heads = reference.Config.GetProperty("num_attention_heads").GetInt64(),
        Dropout = reference.Config.GetProperty("attention_probs_dropout_prob").GetDouble(),
    };

    public static LayerConfig Layer(ReferenceCase reference) => new()
    {
        Attention = Attention(reference),
        IntermediateSize = reference.Config.GetProperty("intermediate_size").GetInt64(),
        HasCrossAttention = reference.Config.GetProperty("add_cross_attention").GetBoolean(),
        NormEpsilon = reference.Config.GetProperty("layer_norm_eps").GetDouble(),
        Dropout = reference.Config.GetProperty("hidden_dropout_prob").GetDouble(),
        Activation = reference.Config.GetProperty("hidden_act").GetString() switch
        {
            "gelu" => Activation.Gelu,
            "gelu_new" => Activation.GeluTanh,
            "relu" => Activation.Relu,
            "silu" or "swish" => Activation.Silu,
            var other => throw new NotSupportedException($"the activation {other}"),
        },
    };

    public static ModelConfig Model(ReferenceCase reference)
    {
        var config = reference.Config;
        if (config.TryGetProperty("position_embedding_type", out var positions)) Assert.Equal("absolute", positions.GetString());
        return new()
        {
            Layer = Layer(reference),
            Layers = Layers(reference),
            Vocabulary = config.GetProperty("vocab_size").GetInt64(),
            Positions = config.GetProperty("max_position_embeddings").GetInt64(),
            TokenTypes = config.GetProperty("type_vocab_size").GetInt64(),
            PadToken = config.TryGetProperty("pad_token_id", out var pad) && pad.ValueKind == JsonValueKind.Number ? pad.GetInt64() : 0,
            IsDecoder = config.GetProperty("is_decoder").GetBoolean(),
        };
    }
}
