using System.Buffers.Binary;

namespace Deja.Host.Children.Terminals;

/// <summary>What a <see cref="TerminalMonitor"/> tells: eight bytes on a pipe, which are written and read as one.</summary>
internal readonly record struct MonitorMessage(MonitorEvent Event, int Value)
{
    public const int Size = 8;

    public static MonitorMessage Read(ReadOnlySpan<byte> bytes) => new((MonitorEvent)BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, (int)Event);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], Value);
    }
}
