namespace Deja.Notes.Configuration;

/// <summary>What is wrong with <c>deja.yml</c>.</summary>
/// <param name="line">Counted from 1; 0 for the file as a whole.</param>
/// <param name="message">In a sentence without its subject.</param>
/// <param name="inner">What failed.</param>
public sealed class ConfigurationException(int line, string message, Exception? inner = null)
    : Exception(line > 0 ? FormattableString.Invariant($"{Notebook.ConfigurationFile}:{line}: {message}") : $"{Notebook.ConfigurationFile}: {message}", inner);
