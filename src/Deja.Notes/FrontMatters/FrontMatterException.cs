namespace Deja.Notes.FrontMatters;

/// <summary>Front matter that its format's parser refuses.</summary>
internal sealed class FrontMatterException(int line, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The line in the file, counted from 1.</summary>
    public int Line { get; } = line;
}
