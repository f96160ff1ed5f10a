using System.Collections.Concurrent;
using Deja.Notes.Configuration;
using Deja.Run.Kernels;

namespace Deja.Run.Sessions;

/// <summary>Which kernels this machine has: each is looked for once, however many blocks want it.</summary>
internal sealed class KernelsHere
{
    private readonly ConcurrentDictionary<(string Language, string Folder), string?> _missing = new();

    /// <summary>What is missing to run a language in a folder, in a sentence; null when nothing is.</summary>
    public string? Missing(string language, KernelSettings settings, NotebookConfiguration configuration) =>
        _missing.GetOrAdd((language, settings.Folder), _ => Kernel.Of(language, configuration, settings) is { } kind ? kind.Missing(language, settings) : Kernel.NoneTold(language));
}
