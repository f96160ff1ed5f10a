using Deja.Torch.Attention;
using Deja.Torch.Models;
using Deja.Torch.Pictures;
using Deja.Torch.Tests.Attention;
using Deja.Torch.Tests.Models;
using Deja.Torch.Weights;

namespace Deja.Torch.Tests;

/// <summary>Whatever is called, the tensors it made are gone afterwards, but for those it gives.</summary>
public sealed class LeakTests
{
    // What goes in is made before, and is nobody's leak.
    private static readonly Tensor X = Kept(Some.Numbers(1, ScalarType.Float32, 1, 2, 3, 4)), Mask = Kept(zeros(3, 3)), Heads = Kept(ones(1, 2, 1, 1)), Tokens = Kept(ones(1, 3, ScalarType.Int64)),
        Boolean = Kept(ones(1, 3, ScalarType.Bool)), Nowhere = Kept(zeros(3, 3, ScalarType.Bool)), States = Kept(ones(1, 3, 16)), Logits = Kept(ones(1, 3, 10)), Weights = Kept(ones(2, 3, 3)), Rows = Kept(zeros(2, ScalarType.Int64));

    private static readonly LanguageModel Model = new(LanguageModelTests.Config(isDecoder: true));
    private static readonly EncoderDecoder Pair = new(LanguageModelTests.Config(isDecoder: false), LanguageModelTests.Config(isDecoder: true));
    private static readonly MultiHeadAttention Module = new(new() { HiddenSize = 16, Heads = 2 });
    private static readonly TorchSharp.Modules.Linear Linear = nn.Linear(3, 3, hasBias: false);
    private static readonly NamedTensors Given = new(new Dictionary<string, Tensor> { ["weight"] = Mask });

    private static readonly Dictionary<string, (int Given, Action Call)> Calls = new(StringComparer.Ordinal)
    {
        ["formula"] = (2, () => ScaledDotProduct.Formula(X, X, X, new() { IsCausal = true, WantsWeights = true })),
        ["formula without weights"] = (1, () => ScaledDotProduct.Formula(X, X, X, new() { Dropout = 0.5, HeadMask = Heads })),
        ["fused"] = (1, () => ScaledDotProduct.Fused(X, X, X, new() { Mask = Mask })),
        ["attend"] = (1, () => ScaledDotProduct.Attend(X, X, X, new() { Mask = Mask, IsCausal = true })),
        ["masks"] = (3, () => (AttentionMasks.Causal(2, 3), AttentionMasks.Padding(Tokens), AttentionMasks.Additive(Boolean, ScalarType.Float32)).ToString()),
        ["rotary"] = (1, () => RotaryPositions.Turn(X, 3, new() { IsInterleaved = true })),
        ["caches"] = (0, UseCaches),
        ["model"] = (1 + 3 + 2, UseModel),
        ["greedy"] = (1, () => GreedyDecoding.Run(Model, new() { Tokens = Tokens, NewTokens = 2, EndToken = 3 })),
        ["greedy with scores"] = (2, () => GreedyDecoding.Run(Model, new() { Tokens = Tokens, NewTokens = 2, WantsLogits = true })),
        ["hidden rows"] = (1, () => ScaledDotProduct.Attend(X, X, X, new() { Mask = Nowhere })),
        ["encode"] = (1, () => Pair.Encode(Tokens, Tokens)),
        ["caches where gradients are wanted"] = (0, LearnWithCache),
        ["loss"] = (1, () => LanguageModel.Loss(Logits, Tokens)),
        ["encoder-decoder"] = (2, () => Pair.call(Tokens, new() { Tokens = Tokens })),
        ["weights"] = (0, () => ModuleWeights.Load(Linear, Given)),
        ["file"] = (1, ReadFile),
        ["picture"] = (0, () => AttentionPicture.Svg(Weights)),
    };

    public static TheoryData<string> Names => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_left_behind_but_what_is_given(string name)
    {
        var (given, call) = Calls[name];
        LiveTensors.Check(given, call);
    }

    [Fact]
    public void A_refused_call_leaves_nothing_behind()
    {
        // The first time it also makes what the tests share.
        Refuse();
        var statistics = DisposeScopeManager.Statistics.TensorStatistics;
        var before = statistics.ThreadTotalLiveCount;
        Refuse();
        Assert.InRange(statistics.ThreadTotalLiveCount - before, 0, 1);
    }

    private static void Refuse()
    {
        Assert.Throws<ArgumentException>(() => ScaledDotProduct.Attend(X, Mask, Mask, new()));
        Assert.Throws<ArgumentException>(() => Model.call(new() { Tokens = Tokens, TokenMask = Rows.unsqueeze(0).DetachFromDisposeScope() }));
    }

    private static void UseCaches()
    {
        using var cache = new KeyValueCache(capacity: 1);
        using var cross = new CrossCache();
        cache.Append(X, X);
        cache.Append(X, X);
        cache.Reorder(Rows);
        cross.Fill(X, X);
        cross.Reorder(Rows);
    }

    private static void LearnWithCache()
    {
        using var cache = new KeyValueCache(1);
        for (var i = 0; i < 2; i++)
        {
            using var context = Module.call(new() { Hidden = States, Cache = cache }).Context;
        }
    }

    private static void UseModel()
    {
        using var cache = Model.NewCache(1);
        Model.call(new() { Tokens = Tokens, TokenMask = Tokens, Cache = cache, WantsStates = true, WantsWeights = true });
    }

    private static ReadOnlySpan<byte> Table => """{"x":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}"""u8;

    private static void ReadFile()
    {
        var file = Path.GetTempFileName();
        File.WriteAllBytes(file, [.. BitConverter.GetBytes((long)Table.Length), .. Table, 1, 2]);
        using (var weights = SafeTensorsFile.Open(file))
            weights.Read("x");
        File.Delete(file);
    }

    private static Tensor Kept(Tensor tensor) => tensor.DetachFromDisposeScope();
}
