using static TorchSharp.torch;

namespace Deja.Torch.Attention;

/// <summary>Rotary position embedding.</summary>
/// <seealso href="https://arxiv.org/abs/2104.09864">RoFormer, section 3.4.2</seealso>
public static class RotaryPositions
{
    /// <summary>
    /// Turns each pair of numbers of a head by the angle position · base^(-2i/d). The product of a query and a key then depends on how far they are apart, not on where they stand.
    /// </summary>
    /// <param name="states">Queries or keys: (batch, heads, length, d), d even.</param>
    /// <param name="start">The position of the first: how many were cached before.</param>
    /// <param name="config">Frequencies and layout.</param>
    /// <returns>Of the states' shape; the scope's around the call, without one the caller's.</returns>
    /// <exception cref="ArgumentException">d is odd.</exception>
    public static Tensor Turn(Tensor states, long start, RotaryConfig config)
    {
        using var scope = NewDisposeScope();
        var (length, d) = (states.size(2), states.size(3));
        if (d % 2 != 0) throw new ArgumentException($"A head of {d} numbers can't be turned in pairs.", nameof(states));
        // In double, as float32 loses the angle's last digits at far positions.
        var frequencies = pow(config.Base, arange(0, d, 2, ScalarType.Float64, states.device) / -d);                      // (d/2)
        var angles = outer(arange(start, start + length, ScalarType.Float64, states.device), frequencies);                // (length, d/2)
        var (cosine, sine) = (angles.cos().to(states.dtype), angles.sin().to(states.dtype));                              // (length, d/2)
        var (first, second) = config.IsInterleaved ? (Every(states, 0), Every(states, 1)) : (states.narrow(3, 0, d / 2), states.narrow(3, d / 2, d / 2)); // (batch, heads, length, d/2)
        var (x, y) = ((first * cosine) - (second * sine), (first * sine) + (second * cosine));                            // (batch, heads, length, d/2)
        var turned = config.IsInterleaved ? stack([x, y], -1).flatten(3) : cat([x, y], -1);                               // (batch, heads, length, d)
        return turned.MoveToOuterDisposeScope();
    }

    // One of each two neighbours.
    private static Tensor Every(Tensor states, long which) => states[TensorIndex.Ellipsis, TensorIndex.Slice(which, null, 2)];
}
