using Deja.Run.Kernels;
using Deja.Run.Outputs;

namespace Deja.Run.Sessions;

/// <summary>A kernel with the folders it works in.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Language">What it runs.</param>
/// <param name="Folder">Where it was started.</param>
/// <param name="Pictures">What <c>$DEJA_OUT</c> names: files left there are shown.</param>
internal sealed record Session(IKernel Kernel, string Language, string Folder, string Pictures)
{
    private readonly HashSet<(string, DateTime)> _shown = [];

    /// <summary>The files that appeared since it was asked last, as displays.</summary>
    /// <param name="outFile">A file by its name that is one of them; null for none.</param>
    public IEnumerable<Display> NewFiles(string? outFile)
    {
        var files = Directory.EnumerateFiles(Pictures).Order(StringComparer.Ordinal).ToList();
        if (outFile is not null && Path.Combine(Folder, outFile) is var named && File.Exists(named)) files.Add(named);
        foreach (var file in files)
        {
            if (!_shown.Add((file, File.GetLastWriteTimeUtc(file)))) continue;
            if (FileDisplay.Of(file) is { } display) yield return display;
        }
    }
}
