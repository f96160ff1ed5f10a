using static TorchSharp.torch;

namespace Deja.Torch.Models;

/// <summary>Continues texts by the likeliest token, again and again.</summary>
public static class GreedyDecoding
{
    /// <summary>Runs the model over the beginning, which gives the first new token, then once for each further one; ends early when every row has its <see cref="GenerationInput.EndToken"/>. The model should be in evaluation mode.</summary>
    /// <exception cref="ArgumentException">There is no beginning, nothing to be added, or not enough positions for it.</exception>
    public static Generation Run(LanguageModel model, GenerationInput input)
    {
        if (input.NewTokens < 1 || input.Tokens.size(1) < 1) throw new ArgumentException($"{input.NewTokens} tokens can't be added to {input.Tokens.size(1)}: both must be 1 or more.", nameof(input));
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        using var cache = model.NewCache(input.Tokens.size(1) + input.NewTokens);
        var (tokens, scores) = (input.Tokens, new List<Tensor>());            // (batch, length so far)
        var ended = zeros(tokens.size(0), ScalarType.Bool, tokens.device);    // (batch)
        for (var step = 0; step < input.NewTokens; step++)
        {
            var logits = Step(model, input, tokens, input.UsesCache ? cache : null); // (batch, vocabulary)
            var next = logits.argmax(-1).masked_fill(ended, input.PadToken);  // (batch)
            if (input.WantsLogits) scores.Add(logits);
            else logits.Dispose();
            tokens = cat([tokens, next.unsqueeze(1)], 1);                     // (batch, length so far + 1)
            if (input.EndToken is not { } end) continue;
            ended = ended.logical_or(next.eq(end));                           // (batch)
            if (ended.all().item<bool>()) break;
        }

        return new(tokens.MoveToOuterDisposeScope(), input.WantsLogits ? stack(scores, 1).MoveToOuterDisposeScope() : null);
    }

    private static Tensor Step(LanguageModel model, GenerationInput input, Tensor tokens, Layers.DecoderCache? cache)
    {
        using var scope = NewDisposeScope();
        var known = cache?.Length ?? 0;
        // What was added is real.
        var mask = input.TokenMask is { } given ? cat([given, ones(given.size(0), tokens.size(1) - given.size(1), given.dtype, given.device)], 1) : null; // (batch, length so far)
        var logits = model.call(new()
        {
            TokenMask = mask,
            Tokens = tokens.narrow(1, known, tokens.size(1) - known),         // (batch, new)
            EncoderHidden = input.EncoderHidden,
            EncoderMask = input.EncoderMask,
            Cache = cache,
        }).Logits;                                                            // (batch, new, vocabulary)
        return logits.select(1, -1).MoveToOuterDisposeScope();                // (batch, vocabulary)
    }
}
