namespace Deja.Torch.Native;

/// <summary>libtorch can't be loaded; the message says why, and what to do.</summary>
public sealed class NativeTorchException(string message, Exception? inner = null) : Exception(message, inner);
