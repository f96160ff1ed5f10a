namespace Deja.Host;

/// <summary>This machine refuses something that Deja needs. The message says what, with the actual values, and what to do about it.</summary>
public sealed class HostException(string message, Exception? inner = null) : Exception(message, inner);
