using Deja.Torch.Models;
using Deja.Torch.Tests.Attention;

namespace Deja.Torch.Tests.Models;

/// <summary>Models that are built of the layers.</summary>
public sealed class LanguageModelTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void A_token_never_depends_on_later_ones()
    {
        using var model = Model();
        var tokens = tensor(new[] { 1L, 2, 3, 4, 5, 6 }, [2, 3]);
        var changed = tensor(new[] { 1L, 2, 9, 4, 5, 9 }, [2, 3]);
        Some.AssertNear(model.call(new() { Tokens = tokens }).Logits.narrow(1, 0, 2), model.call(new() { Tokens = changed }).Logits.narrow(1, 0, 2), 1e-6);
    }

    [Fact]
    public void Padding_behind_a_text_changes_nothing()
    {
        using var model = Model();
        var text = model.call(new() { Tokens = tensor(new[] { 1L, 2 }, [1, 2]) }).Logits;
        var padded = model.call(new() { Tokens = tensor(new[] { 1L, 2, 0, 0 }, [1, 4]), TokenMask = tensor(new[] { 1L, 1, 0, 0 }, [1, 4]) }).Logits;
        Some.AssertNear(text, padded.narrow(1, 0, 2), 1e-5);
    }

    [Fact]
    public void A_text_that_has_ended_is_padded_and_all_that_have_ended_stop()
    {
        // What random weights write can't be known: some of a hundred models have the texts go apart.
        var input = new GenerationInput { Tokens = tensor(new[] { 1L, 2 }, [2, 1]), NewTokens = 8 };
        for (var tries = 0; tries < 100; tries++)
        {
            using var model = Model();
            var free = GreedyDecoding.Run(model, input).Tokens;
            var (first, second) = (free[0].data<long>().ToArray(), free[1].data<long>().ToArray());
            var longer = Array.IndexOf(second, first[1], 1) is > 0 and var at ? at : second.Length - 1;
            if (longer < 3) continue;
            CheckEnds(model, input, first[1], second[..(longer + 1)]);
            return;
        }

        Assert.Fail("no model had its texts go apart");
    }

    // The first text ends with its first token, and the second with its last one.
    private static void CheckEnds(LanguageModel model, GenerationInput input, long end, long[] second)
    {
        var ended = GreedyDecoding.Run(model, input with { EndToken = end, PadToken = 7 }).Tokens;
        Assert.Equal([1L, end, .. Enumerable.Repeat(7L, second.Length - 2)], ended[0].data<long>().ToArray());
        Assert.Equal(second, ended[1].data<long>().ToArray());
        Assert.Equal(2, GreedyDecoding.Run(model, input with { Tokens = tensor(new[] { 1L }, [1, 1]), EndToken = end }).Tokens.size(1));
    }

    [Fact]
    public void Scores_are_given_back_when_they_are_wanted()
    {
        using var model = Model();
        var input = new GenerationInput { Tokens = tensor(new[] { 1L, 2 }, [1, 2]), NewTokens = 3 };
        Assert.Null(GreedyDecoding.Run(model, input).Logits);
        var (tokens, logits) = GreedyDecoding.Run(model, input with { WantsLogits = true });
        Some.AssertNear(model.call(new() { Tokens = tokens }).Logits.narrow(1, 1, 3), logits!, 1e-5);
    }

    [Fact]
    public void Beams_that_are_reordered_go_on_with_their_own_texts()
    {
        random.manual_seed(4);
        using var model = new EncoderDecoder(Config(isDecoder: false), Config(isDecoder: true));
        model.eval();
        var (sources, begun, next) = (tensor(new[] { 3L, 5, 7, 4, 8, 6 }, [2, 3]), tensor(new[] { 1L, 2, 1, 9 }, [2, 2]), tensor(new[] { 5L, 6 }, [2, 1]));
        var swapped = tensor(new[] { 1L, 0 });
        using var cache = model.Decoder.NewCache();
        model.call(sources, new() { Tokens = begun, Cache = cache });
        cache.Reorder(swapped);
        var got = model.call(sources, new() { Tokens = next, Cache = cache }).Logits;
        var whole = model.call(sources.index_select(0, swapped), new() { Tokens = cat([begun.index_select(0, swapped), next], 1) }).Logits;
        Some.AssertNear(whole.narrow(1, 2, 1), got, 1e-5);
    }

    [Fact]
    public void A_model_may_have_no_padding()
    {
        var config = Config(isDecoder: true);
        foreach (var (pad, isTrained) in new[] { ((long?)0, false), (null, true) })
        {
            using var model = new TextModel(config with { PadToken = pad });
            model.call(new() { Tokens = zeros(1, 2, ScalarType.Int64) }).Hidden.square().sum().backward();
            var words = model.named_parameters().Single(p => p.name.EndsWith("word_embeddings.weight", StringComparison.Ordinal)).parameter.grad!;
            Assert.Equal(isTrained, words.ne(0).any().item<bool>());
        }
    }

    [Fact]
    public void With_a_cache_and_without_the_same_is_written()
    {
        using var model = Model();
        var input = new GenerationInput { Tokens = tensor(new[] { 1L, 2, 3, 4 }, [2, 2]), NewTokens = 12 };
        Assert.Equal(GreedyDecoding.Run(model, input with { UsesCache = false }).Tokens.data<long>().ToArray(), GreedyDecoding.Run(model, input).Tokens.data<long>().ToArray());
    }

    [Fact]
    public void A_longer_text_than_there_are_positions_is_told()
    {
        using var model = Model();
        Assert.Contains("25 tokens, and the model positions for 24", Assert.Throws<ArgumentException>(() => model.call(new() { Tokens = zeros(1, 25, ScalarType.Int64) })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encoder_decoder_learns_to_copy_what_it_reads()
    {
        random.manual_seed(3);
        using var model = new EncoderDecoder(Config(isDecoder: false), Config(isDecoder: true));
        using var optimizer = optim.Adam(model.parameters(), lr: 3e-3);
        var source = tensor(new[] { 3L, 5, 7, 4, 8, 6, 9, 3, 5 }, [3, 3]);
        var written = cat([full(3, 1, 1L, ScalarType.Int64), source], 1);
        var losses = new List<float>();
        for (var step = 0; step < 60; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var loss = LanguageModel.Loss(model.call(source, new() { Tokens = written }).Logits, written);
            loss.backward();
            optimizer.step();
            losses.Add(loss.item<float>());
        }

        Assert.True(losses[^1] < 0.2 * losses[0], $"from {losses[0]} to {losses[^1]}");
        model.eval();
        var read = model.Encode(source);
        var generation = GreedyDecoding.Run(model.Decoder, new() { Tokens = full(3, 1, 1L, ScalarType.Int64), NewTokens = 3, EncoderHidden = read });
        Assert.Equal(written.data<long>().ToArray(), generation.Tokens.data<long>().ToArray());
    }

    [Fact]
    public void Texts_of_different_lengths_are_continued_together()
    {
        using var model = Model();
        var (tokens, mask) = (tensor(new[] { 0L, 0, 4, 5, 6, 7 }, [2, 3]), tensor(new[] { 0L, 0, 1, 1, 1, 1 }, [2, 3]));
        var input = new GenerationInput { Tokens = tokens, TokenMask = mask, NewTokens = 5 };
        var together = GreedyDecoding.Run(model, input);
        Assert.Equal(together.Tokens.data<long>().ToArray(), GreedyDecoding.Run(model, input with { UsesCache = false }).Tokens.data<long>().ToArray());

        // What stands in the padding doesn't count.
        var other = GreedyDecoding.Run(model, input with { Tokens = tensor(new[] { 9L, 8, 4, 5, 6, 7 }, [2, 3]) });
        Assert.Equal(together.Tokens.narrow(1, 2, 6).contiguous().data<long>().ToArray(), other.Tokens.narrow(1, 2, 6).contiguous().data<long>().ToArray());
    }

    [Fact]
    public void A_decoder_that_has_begun_does_not_read_again()
    {
        using var model = new EncoderDecoder(Config(isDecoder: false), Config(isDecoder: true));
        model.eval();
        var (source, target) = (tensor(new[] { 3L, 5, 7 }, [1, 3]), tensor(new[] { 1L, 3, 5 }, [1, 3]));
        var whole = model.call(source, new() { Tokens = target }).Logits;
        using var cache = model.Decoder.NewCache();
        model.call(source, new() { Tokens = target.narrow(1, 0, 2), Cache = cache });
        var last = model.call(zeros_like(source), new() { Tokens = target.narrow(1, 2, 1), Cache = cache }).Logits;
        Some.AssertNear(whole.narrow(1, 2, 1), last, 1e-5);
    }

    [Fact]
    public void An_ignored_label_takes_no_part_in_the_loss()
    {
        var (logits, labels) = (Some.Numbers(1, 1, 4, 5), tensor(new[] { 0L, 2, 3, 1 }, [1, 4]));
        var ignored = tensor(new[] { 0L, 2, -100, -100 }, [1, 4]);
        var expected = -logits[0, 0].log_softmax(0)[2].item<double>();
        Assert.Equal(expected, LanguageModel.Loss(logits, ignored).item<double>(), 12);
        Assert.NotEqual(expected, LanguageModel.Loss(logits, labels).item<double>(), 3);
    }

    internal static ModelConfig Config(bool isDecoder) => new()
    {
        Layer = new() { Attention = new() { HiddenSize = 32, Heads = 4, Dropout = 0 }, IntermediateSize = 64, Dropout = 0 },
        Layers = 2,
        Vocabulary = 10,
        Positions = 24,
        IsDecoder = isDecoder,
    };

    private static LanguageModel Model()
    {
        var model = new LanguageModel(Config(isDecoder: true));
        model.eval();
        return model;
    }
}
