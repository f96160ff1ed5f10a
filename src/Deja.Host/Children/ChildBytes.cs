namespace Deja.Host.Children;

/// <summary>Takes what a child writes, in the order it comes, one call at a time.</summary>
/// <param name="channel">Where it was written to.</param>
/// <param name="bytes">As they were read: a character may be cut in two.</param>
/// <returns>False when nobody wants this channel any more: it is closed, and the child meets a closed pipe as it would in a shell's pipeline.</returns>
public delegate bool ChildBytes(ChildChannel channel, ReadOnlySpan<byte> bytes);
