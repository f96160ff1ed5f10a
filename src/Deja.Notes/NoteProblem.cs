namespace Deja.Notes;

/// <summary>Something wrong with a file that kept it, or a part of it, from being read as meant.</summary>
/// <param name="Path">From the notebook's root.</param>
/// <param name="Line">Counted from 1; 0 when the file as a whole is meant.</param>
/// <param name="Message">What is wrong, with the actual value.</param>
public sealed record NoteProblem(string Path, int Line, string Message)
{
    /// <summary>As compilers print it: <c>path:line: message</c>.</summary>
    public override string ToString() => Line > 0 ? $"{Path}:{Line}: {Message}" : $"{Path}: {Message}";
}
