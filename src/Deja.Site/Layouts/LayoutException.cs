namespace Deja.Site.Layouts;

/// <summary>What is wrong with a theme.</summary>
/// <param name="file">The template, or the theme's folder, from the notebook's root.</param>
/// <param name="problem">What is wrong there.</param>
/// <param name="inner">What failed.</param>
public sealed class LayoutException(string file, string problem, Exception? inner = null) : Exception($"{file}: {problem}", inner)
{
    /// <summary>Where it is wrong.</summary>
    public string File { get; } = file;

    /// <summary>What is wrong there.</summary>
    public string Problem { get; } = problem;
}
