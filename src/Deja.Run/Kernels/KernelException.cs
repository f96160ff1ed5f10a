namespace Deja.Run.Kernels;

/// <summary>A kernel could not be started or asked; the message is for the user.</summary>
public sealed class KernelException(string message, Exception? inner = null) : Exception(message, inner);
