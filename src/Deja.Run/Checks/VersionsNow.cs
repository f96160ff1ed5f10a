using Deja.Host.Tools;
using Deja.Run.Kernels;
using Deja.Run.Plans;
using Deja.Run.Sessions;

namespace Deja.Run.Checks;

/// <summary>The versions that decide a block's result, as far as they are known without running it: its kernel's, and those of the tools that it names.</summary>
/// <param name="cache">Remembers what programs said.</param>
/// <param name="options">How kernels are started.</param>
internal sealed class VersionsNow(VersionCache cache, SessionOptions options)
{
    /// <summary>In order of their names.</summary>
    /// <param name="block">The block.</param>
    /// <param name="settings">How its kernel would be started.</param>
    public SortedDictionary<string, string> Of(PlannedBlock block, KernelSettings settings)
    {
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (Kernel.Of(block.Kernel, options.Configuration) is { } kind && kind.Missing(block.Kernel, settings) is null)
        {
            foreach (var (name, version) in cache.Of(block.Kernel, kind.Files(block.Kernel, settings), () => Ask(kind, block.Kernel, settings))) versions[name] = version;
        }

        foreach (var tool in Tools(block))
        {
            if (InstalledTool.Find(tool) is not { } file) continue;
            foreach (var (name, version) in cache.Of(tool, [file], () => Told(tool))) versions[name] = version;
        }

        return versions;
    }

    /// <summary>Those that <c>needs</c> names, and in a shell block those that its code does.</summary>
    private static IEnumerable<string> Tools(PlannedBlock block) =>
        block.Settings.Needs.Except(Plans.Needs.Words).Concat(block.Block.Language.IsShell ? ToolVersions.NamedIn(block.Block.Code) : []).Distinct(StringComparer.Ordinal);

    private static Dictionary<string, string> Told(string tool) => ToolVersions.Of(tool) is { } version ? new() { [tool] = version } : [];

    private static Dictionary<string, string> Ask(IKernelKind kind, string language, KernelSettings settings)
    {
        using var kernel = kind.Start(language, settings);
        return new Dictionary<string, string>(kernel.Versions);
    }
}
