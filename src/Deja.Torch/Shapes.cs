namespace Deja.Torch;

/// <summary>Sizes of tensors.</summary>
internal static class Shapes
{
    /// <summary>Whether a tensor of one shape stands for one of another by being repeated.</summary>
    /// <seealso href="https://pytorch.org/docs/stable/notes/broadcasting.html">Broadcasting semantics</seealso>
    public static bool Broadcasts(long[] shape, long[] to) => shape.Length <= to.Length && shape.Reverse().Zip(to.AsEnumerable().Reverse()).All(s => s.First == 1 || s.First == s.Second);
}
