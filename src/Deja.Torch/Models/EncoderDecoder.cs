using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Deja.Torch.Models;

/// <summary>An encoder that reads one text and a decoder that writes another, with the names that Hugging Face gives such pairs (<c>encoder.…</c>, <c>decoder.bert.…</c>).</summary>
/// <seealso href="https://arxiv.org/abs/1907.12461">Leveraging Pre-trained Checkpoints, section 2</seealso>
public sealed class EncoderDecoder : Module<Tensor, ModelInput, LanguageOutput>
{
    [ComponentName(Name = "encoder")]
    private readonly TextModel _encoder;

    [ComponentName(Name = "decoder")]
    private readonly LanguageModel _decoder;

    /// <summary>A pair of random weights.</summary>
    /// <param name="encoder">As wide as the decoder.</param>
    /// <param name="decoder">With cross-attention, whether that is said or not.</param>
    public EncoderDecoder(ModelConfig encoder, ModelConfig decoder) : base(nameof(EncoderDecoder))
    {
        if (encoder.Layer.Attention.HiddenSize != decoder.Layer.Attention.HiddenSize)
            throw new ArgumentException($"The decoder can't ask states of {encoder.Layer.Attention.HiddenSize} numbers with {decoder.Layer.Attention.HiddenSize}: the hidden sizes must be the same.");
        _encoder = new(encoder with { IsDecoder = false });
        _decoder = new(decoder with { IsDecoder = true, Layer = decoder.Layer with { HasCrossAttention = true } });
        RegisterComponents();
    }

    /// <summary>The half that writes.</summary>
    public LanguageModel Decoder => _decoder;

    /// <summary>Reads a text: (batch, encoder length) → (batch, encoder length, hidden).</summary>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="mask">1 for a real token, 0 for padding; null: all are real.</param>
    public Tensor Encode(Tensor tokens, Tensor? mask = null) => _encoder.call(new() { Tokens = tokens, TokenMask = mask }).Hidden;

    /// <summary>Scores for the text that is written. With a cache that holds the beginning of the target, the first text isn't read again; with an empty one it is.</summary>
    /// <param name="source">The text that is read: (batch, encoder length). Its padding is told by <see cref="ModelInput.EncoderMask"/>.</param>
    /// <param name="target">The text that is written.</param>
    public override LanguageOutput forward(Tensor source, ModelInput target)
    {
        if (target.Cache is { Length: 0 } fresh)
        {
            // A text that begins anew may answer another one.
            foreach (var layer in fresh.Layers) layer.Cross.Reset();
        }

        if (target.Cache is { } cache && cache.Layers.All(l => l.Cross.IsFilled)) return _decoder.call(target);
        using var encoded = Encode(source, target.EncoderMask); // (batch, encoder length, hidden)
        return _decoder.call(target with { EncoderHidden = encoded });
    }
}
