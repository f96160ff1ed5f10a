namespace Deja.Torch.Attention;

/// <summary>How positions are turned into queries and keys.</summary>
public sealed record RotaryConfig
{
    /// <summary>The base of the angles' frequencies. 10,000, as the paper has it; models for long texts take more, so that far positions stay apart.</summary>
    public double Base { get; init; } = 10_000;

    /// <summary>
    /// Which numbers are turned together. False: the first half of a head with the second, as Llama's and GPT-NeoX's weights are laid out; true: neighbours, as in the paper. Weights of one
    /// kind give nonsense with the other.
    /// </summary>
    public bool IsInterleaved { get; init; }
}
