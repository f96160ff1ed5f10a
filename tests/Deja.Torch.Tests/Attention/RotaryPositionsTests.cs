using System.Numerics;
using Deja.Torch.Attention;

namespace Deja.Torch.Tests.Attention;

/// <summary>Positions turned into queries and keys.</summary>
public sealed class RotaryPositionsTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(true, 0, 10_000)]
    [InlineData(true, 5, 10_000)]
    [InlineData(false, 0, 10_000)]
    [InlineData(false, 5, 500_000)]
    public void Each_pair_is_a_complex_number_that_is_turned(bool isInterleaved, long start, double based)
    {
        const int D = 6;
        var states = Some.Numbers(1, 1, 1, 3, D);
        var turned = RotaryPositions.Turn(states, start, new() { IsInterleaved = isInterleaved, Base = based });
        for (var p = 0; p < 3; p++)
        {
            for (var i = 0; i < D / 2; i++)
            {
                var (first, second) = isInterleaved ? (2 * i, (2 * i) + 1) : (i, i + (D / 2));
                var pair = new Complex(PlainAttention.At(states, 0, 0, p, first), PlainAttention.At(states, 0, 0, p, second));
                var expected = pair * Complex.FromPolarCoordinates(1, (start + p) * Math.Pow(based, -2.0 * i / D));
                Assert.Equal(expected.Real, PlainAttention.At(turned, 0, 0, p, first), 12);
                Assert.Equal(expected.Imaginary, PlainAttention.At(turned, 0, 0, p, second), 12);
            }
        }
    }

    [Fact]
    public void Scores_depend_on_distance_alone()
    {
        var (query, key) = (Some.Numbers(1, 1, 1, 1, 8), Some.Numbers(2, 1, 1, 1, 8));
        double Score(long q, long k) => PlainAttention.Numbers((RotaryPositions.Turn(query, q, new()) * RotaryPositions.Turn(key, k, new())).sum())[0];
        Assert.Equal(Score(3, 1), Score(1003, 1001), 10);
        Assert.NotEqual(Score(3, 1), Score(3, 2), 3);
    }

    [Fact]
    public void An_encoders_keys_are_not_turned()
    {
        var config = new AttentionConfig { HiddenSize = 16, Heads = 2 };
        using var plain = new MultiHeadAttention(config);
        using var turned = new MultiHeadAttention(config with { Rotary = new() });
        turned.load_state_dict(plain.state_dict());
        plain.eval();
        turned.eval();
        var input = new AttentionInput { Hidden = Some.Numbers(1, ScalarType.Float32, 1, 3, 16), EncoderHidden = Some.Numbers(2, ScalarType.Float32, 1, 4, 16) };
        Some.AssertNear(plain.call(input).Context, turned.call(input).Context, 1e-6);
        Assert.False(allclose(plain.call(new() { Hidden = input.Hidden }).Context, turned.call(new() { Hidden = input.Hidden }).Context));
    }

    [Fact]
    public void The_first_position_turns_nothing()
    {
        var states = Some.Numbers(1, 2, 2, 1, 8);
        Some.AssertNear(states, RotaryPositions.Turn(states, 0, new()), 0);
    }

    [Fact]
    public void An_odd_head_has_no_pairs() => Assert.Throws<ArgumentException>(() => RotaryPositions.Turn(zeros(1, 1, 1, 5), 0, new()));
}
