namespace Deja.Host.Logs;

/// <summary>A part of a <see cref="Backlog"/>.</summary>
/// <param name="Bytes">Output as it came.</param>
/// <param name="Dropped">How many bytes before it were dropped.</param>
/// <param name="EndsInKey">Whether those end amid a private key; null when they have no mark of one.</param>
internal readonly record struct BacklogPart(ReadOnlyMemory<byte> Bytes, long Dropped, bool? EndsInKey);
