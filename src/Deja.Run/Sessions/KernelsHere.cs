using System.Collections.Concurrent;
using System.Text.Json;
using Deja.Notes.Configuration;
using Deja.Run.Kernels;

namespace Deja.Run.Sessions;

/// <summary>Which kernels this machine has, and which modules those have: each is looked for once, however many blocks want it.</summary>
internal sealed class KernelsHere
{
    private readonly ConcurrentDictionary<(string Language, string Folder), string?> _missing = new();
    private readonly ConcurrentDictionary<(string Language, string Module, string Folder), Lazy<ModuleHere>> _modules = new();

    /// <summary>What is missing to run a language in a folder, in a sentence; null when nothing is.</summary>
    public string? Missing(string language, KernelSettings settings, NotebookConfiguration configuration) =>
        _missing.GetOrAdd((language, settings.Folder), _ => Kernel.Of(language, configuration, settings) is { } kind ? kind.Missing(language, settings) : Kernel.NoneTold(language));

    /// <summary>Whether a language has a module in a folder; its kernel is started and asked, and nothing of the module is run.</summary>
    public ModuleHere Module(string language, string module, KernelSettings settings, NotebookConfiguration configuration) =>
        _modules.GetOrAdd((language, module, settings.Folder), _ => new(() => Ask(language, module, settings, configuration))).Value;

    private ModuleHere Ask(string language, string module, KernelSettings settings, NotebookConfiguration configuration)
    {
        if (Missing(language, settings, configuration) is { } missing) return new ModuleHere(null, missing);
        try
        {
            using var kernel = Kernel.Of(language, configuration, settings)!.Start(language, settings);
            if (kernel is not ProcessKernel process) return new ModuleHere(null, $"'{language}' can't be asked for modules; python and javascript can");
            var answer = process.Answer("module", w => w.WriteString("name", module));
            using var told = JsonDocument.Parse(answer ?? "null");
            return told.RootElement.ValueKind == JsonValueKind.String
                ? new ModuleHere(told.RootElement.GetString(), null)
                : new ModuleHere(null, $"{language} has no module of that name where the note's blocks run");
        }
        catch (KernelException e)
        {
            return new ModuleHere(null, e.Message);
        }
    }
}
