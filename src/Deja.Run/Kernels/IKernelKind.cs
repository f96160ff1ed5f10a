namespace Deja.Run.Kernels;

/// <summary>A language that can run. One file, one line in <see cref="KernelKinds.All"/>.</summary>
public interface IKernelKind
{
    /// <summary>The ids of the languages it runs, as <see cref="Notes.Blocks.Language.Id"/> has them.</summary>
    IReadOnlyList<string> Languages { get; }

    /// <summary>What is missing on this machine and how to get it, in one sentence; null when it can be started.</summary>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    /// <param name="settings">As it would be started.</param>
    string? Missing(string language, KernelSettings settings);

    /// <summary>
    /// The files and folders that decide what would be started, full paths: as long as none of them changed, it has the same <see cref="IKernel.Versions"/>.
    /// None where that can't be told.
    /// </summary>
    /// <inheritdoc cref="Missing"/>
    IReadOnlyList<string> Files(string language, KernelSettings settings) => [];

    /// <summary>Whether one is the same whenever it was started: it reads nothing then that a block might change, such as the packages that are installed.</summary>
    bool StartsAlike => false;

    /// <summary>Starts one.</summary>
    /// <inheritdoc cref="Missing"/>
    /// <exception cref="KernelException">It can't be started.</exception>
    IKernel Start(string language, KernelSettings settings);
}
