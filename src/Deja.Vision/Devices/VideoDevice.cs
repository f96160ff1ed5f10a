namespace Deja.Vision.Devices;

/// <summary>A video device of Linux.</summary>
/// <param name="Path">Such as /dev/video0.</param>
/// <param name="Name">What its driver calls it; empty when it says nothing.</param>
public sealed record VideoDevice(string Path, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name.Length == 0 ? Path : $"{Path} ({Name})";
}
