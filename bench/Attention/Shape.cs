namespace Deja.Bench.Attention;

/// <summary>The sizes of BERT base, as the issue asks for.</summary>
internal static class Shape
{
    public const int Batch = 8, Heads = 12, Hidden = 768, HeadSize = Hidden / Heads;

    /// <summary>The lengths of a text that is read at once.</summary>
    public static readonly int[] Lengths = [128, 512];

    /// <summary>How many tokens are written one by one.</summary>
    public static readonly int[] Steps = [256, 2048];

    /// <summary>Where a single step is timed.</summary>
    public static readonly int[] Places = [1, 256, 1024, 2048];
}
