namespace Deja.Host.Tees;

/// <summary>
/// Copies standard input to standard output and to files at once, as tee(1) does: what was read is written everywhere before the next read
/// (<see cref="TeePump"/>), and an output that can't be written is told and left out (<see cref="TeeOutputs"/>). The bytes go through descriptors as they
/// are (<see cref="Posix.DescriptorChannels"/>), on Windows through .NET's streams (<see cref="StreamChannels"/>).
/// </summary>
public static class Tee
{
    /// <summary>Copies until the input ends, nothing is left to write to, or a reader goes away. Afterwards all outputs are closed, standard output too.</summary>
    /// <param name="options">What is copied where.</param>
    /// <param name="tell">Gets a line for each thing that can't be read or written, at the time it happens.</param>
    public static TeeEnd Run(TeeOptions options, Action<string> tell) => Run(options, tell, OperatingSystem.IsWindows() ? new StreamChannels() : new Posix.DescriptorChannels());

    internal static TeeEnd Run(TeeOptions options, Action<string> tell, IChannels channels)
    {
        var outputs = new TeeOutputs(channels, options, tell);
        var buffer = new TeeBuffer();
        new TeePump(channels, outputs, buffer).Run();
        outputs.Close();
        return new TeeEnd(outputs, buffer);
    }
}
