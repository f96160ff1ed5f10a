namespace Deja.Run.Kernels;

/// <summary>A language whose code brings in files by lines of its own, so that what a block gives depends on them too.</summary>
public interface ILoadsFiles
{
    /// <summary>What code names, such as a project or a script, with the files that decide it, full paths in order; none where it isn't there.</summary>
    /// <param name="code">A block's.</param>
    /// <param name="folder">The note's.</param>
    IEnumerable<(string Name, IReadOnlyList<string> Files)> Loads(string code, string folder);
}
