using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using Deja.Host.Tools;
using Deja.Run.Kernels;
using Deja.Run.Plans;
using Deja.Run.Sessions;

namespace Deja.Run.Checks;

/// <summary>The versions that decide a block's result, as far as they are known without running it: its kernel's, and those of the tools and modules that it names.</summary>
/// <param name="cache">Remembers what programs said.</param>
/// <param name="options">How kernels are started.</param>
internal sealed partial class VersionsNow(VersionCache cache, SessionOptions options)
{
    private const string Self = "deja";
    private static readonly string OwnVersion = typeof(VersionsNow).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? string.Empty;

    // What a program says of itself is asked once a check: a block costs microseconds, and looking at its files as many again.
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> _tools = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Language, string Folder), IReadOnlyDictionary<string, string>> _kernels = new();

    /// <summary>In order of their names.</summary>
    /// <param name="block">The block.</param>
    /// <param name="settings">How its kernel would be started.</param>
    public SortedDictionary<string, string> Of(PlannedBlock block, KernelSettings settings)
    {
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, version) in _kernels.GetOrAdd((block.Kernel, settings.Folder), _ => OfKernel(block.Kernel, settings))) versions[name] = version;
        foreach (var (name, version) in Tools(block).SelectMany(t => _tools.GetOrAdd(t, OfTool))) versions[name] = version;
        foreach (var need in block.Settings.Needs)
        {
            if (ModuleNeed.Of(need) is var (language, module)) versions[need] = options.Kernels.Module(language, module, settings, options.Configuration).Version ?? string.Empty;
        }

        if (block.Block.Language.IsShell && NamesSelf().IsMatch(block.Block.Code)) versions[Self] = OwnVersion;
        return versions;
    }

    private IReadOnlyDictionary<string, string> OfKernel(string language, KernelSettings settings) =>
        Kernel.Of(language, options.Configuration, settings) is { } kind && kind.Missing(language, settings) is null
            ? AskCached(kind, language, settings)
            : new Dictionary<string, string>();

    private IReadOnlyDictionary<string, string> OfTool(string tool) =>
        InstalledTool.Find(tool) is { } file ? cache.Of(tool, [file], () => Told(tool)) : new Dictionary<string, string>();

    /// <summary>Those that <c>needs</c> names, and in a shell block those that its code does.</summary>
    private static IEnumerable<string> Tools(PlannedBlock block) =>
        block.Settings.Needs.Except(Plans.Needs.Words).Where(n => ModuleNeed.Of(n) is null).Concat(block.Block.Language.IsShell ? ToolVersions.NamedIn(block.Block.Code) : []).Distinct(StringComparer.Ordinal);

    private static Dictionary<string, string> Told(string tool) => ToolVersions.Of(tool) is { } version ? new() { [tool] = version } : [];

    private static Dictionary<string, string> Ask(IKernelKind kind, string language, KernelSettings settings)
    {
        using var kernel = kind.Start(language, settings);
        return new Dictionary<string, string>(kernel.Versions);
    }

    // A kernel that doesn't start has no version; why is told by the block that is run.
    private IReadOnlyDictionary<string, string> AskCached(IKernelKind kind, string language, KernelSettings settings)
    {
        try
        {
            return cache.Of(language, kind.Files(language, settings), () => Ask(kind, language, settings));
        }
        catch (KernelException)
        {
            return new Dictionary<string, string>();
        }
    }

    [GeneratedRegex(@"(?<![\w./-])deja(?![\w./-])")]
    private static partial Regex NamesSelf();
}
