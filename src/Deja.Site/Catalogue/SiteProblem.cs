namespace Deja.Site.Catalogue;

/// <summary>Something about a note or a page that its reader would miss, or its writer should know.</summary>
/// <param name="Path">The note's, from the notebook's root.</param>
/// <param name="Line">Counted from 1; 0 for the note as a whole.</param>
/// <param name="Message">What is wrong, with the actual value.</param>
/// <param name="IsFatal">Whether a page is missing or wrong for it.</param>
public sealed record SiteProblem(string Path, int Line, string Message, bool IsFatal = false)
{
    /// <summary>As compilers print it: <c>path:line: message</c>.</summary>
    public override string ToString() => Line > 0 ? $"{Path}:{Line}: {Message}" : $"{Path}: {Message}";
}
