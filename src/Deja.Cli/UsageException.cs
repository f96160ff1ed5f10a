namespace Deja.Cli;

/// <summary>What was typed can't be done; the message says why and what to type instead. Ends Deja with <see cref="ExitCodes.WrongUse"/>.</summary>
internal sealed class UsageException(string message) : Exception(message);
