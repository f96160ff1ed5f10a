namespace Deja.Host.Tees;

/// <summary>What bytes are read from or written to.</summary>
internal interface IChannel
{
    /// <summary>For people: <c>standard output</c>, or the file as it was typed, in quotes.</summary>
    string Name { get; }

    /// <summary>Waits for bytes and reads those that are there.</summary>
    /// <returns>How many; 0 at the end.</returns>
    /// <exception cref="ChannelException">They can't be read.</exception>
    int Read(Span<byte> buffer);

    /// <summary>Writes all bytes, however long that takes.</summary>
    /// <exception cref="ChannelException">They can't be written, or not all of them.</exception>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Gives bytes that wait here to another channel without taking them, where the system can do so without copying them.</summary>
    /// <param name="to">The other channel.</param>
    /// <param name="most">At most so many.</param>
    /// <returns>How many were given and are still to be read; 0 where it can't be done, or not now.</returns>
    /// <exception cref="ChannelException">The other one can't be written.</exception>
    int Lend(IChannel to, int most);

    /// <summary>Asks the system to hold more bytes between this and the process on the other side; no promise.</summary>
    void Widen();

    /// <exception cref="ChannelException">What was written before is lost after all, as network file systems tell only now.</exception>
    void Close();
}
