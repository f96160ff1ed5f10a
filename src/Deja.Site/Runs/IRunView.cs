namespace Deja.Site.Runs;

/// <summary>Gets what a run shows, in order and as it comes, from one thread at a time.</summary>
public interface IRunView
{
    /// <summary>A block begins, of several that are run for one.</summary>
    /// <param name="name">As it is told.</param>
    void Step(string name);

    /// <summary>Text and colours (<c>ESC [ … m</c>); of whatever else terminals obey nothing is shown.</summary>
    /// <param name="text">Cut anywhere.</param>
    /// <param name="isError">Whether it was printed on standard error.</param>
    void Text(string text, bool isError);

    /// <summary>A value, table or picture.</summary>
    void Show(RunItem item);

    /// <summary>What the wait is for; not part of the output.</summary>
    void Progress(string text);
}
