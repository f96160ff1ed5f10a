namespace Deja.Host.Secrets;

/// <summary>Takes bytes in which no secret was left.</summary>
public delegate void MaskedBytes(ReadOnlySpan<byte> bytes);
