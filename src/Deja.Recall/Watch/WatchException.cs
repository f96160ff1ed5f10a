namespace Deja.Recall.Watch;

/// <summary>A notebook can't be watched; the message says why and what to do.</summary>
public sealed class WatchException(string message, Exception? inner = null) : Exception(message, inner);
