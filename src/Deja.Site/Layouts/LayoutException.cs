namespace Deja.Site.Layouts;

/// <summary>What is wrong with a template of a theme.</summary>
/// <param name="message">The file and the line, and what is wrong there.</param>
/// <param name="inner">What failed.</param>
public sealed class LayoutException(string message, Exception? inner = null) : Exception(message, inner);
