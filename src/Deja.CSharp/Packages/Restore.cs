using System.Diagnostics;
using System.Text.RegularExpressions;
using Deja.CSharp.Sessions;

namespace Deja.CSharp.Packages;

/// <summary>Runs the SDK on a folder's project.</summary>
internal sealed partial class Restore(DotNetSdk sdk, string folder)
{
    private static readonly TimeSpan Told = TimeSpan.FromSeconds(5);

    /// <summary>Restores, builds the projects that are asked for, and has the files written down.</summary>
    /// <exception cref="FaultException">It failed.</exception>
    public void Run(PackageSet set, Action<string> progress, CancellationToken stop)
    {
        var verb = set.Packages.Count == 0 ? "building" : "restoring";
        progress($"{verb} {set}");
        using var process = Process.Start(Command()) ?? throw new FaultException($"{sdk.Program} can't be started.");
        process.StandardInput.Close();
        using var kill = stop.Register(() => process.Kill(entireProcessTree: true));
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        for (var watch = Stopwatch.StartNew(); !process.WaitForExit(Told);)
            progress($"{verb} {set}: {watch.Elapsed.TotalSeconds:0} s");
        stop.ThrowIfCancellationRequested();
        var text = output.GetAwaiter().GetResult() + errors.GetAwaiter().GetResult();
        if (process.ExitCode != 0)
            throw new FaultException(new BlockFault(Message(set, text)) { Name = "PackageError" });
        File.Move(Path.Combine(folder, RestoreProject.Unfinished), Path.Combine(folder, RestoreProject.Result), overwrite: true);
    }

    private ProcessStartInfo Command()
    {
        // No servers: they would outlive the session, and hold its output open.
        var start = new ProcessStartInfo(sdk.Program,
            ["msbuild", RestoreProject.Name, "-restore", "-t:WriteFiles", "-p:Configuration=Release", "-nologo", "-v:quiet", "-tl:off", "-nodeReuse:false", "-noAutoResponse", "-p:UseSharedCompilation=false", "-p:RunAnalyzers=false"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in new[] { ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), ("DOTNET_NOLOGO", "1"), ("DOTNET_CLI_UI_LANGUAGE", "en"), ("MSBUILDDISABLENODEREUSE", "1"), ("DOTNET_CLI_USE_MSBUILD_SERVER", "0") })
            start.Environment[name] = value;
        // Set where deja itself runs under dotnet: they would choose another SDK's files.
        foreach (var name in new[] { "MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly" })
            start.Environment.Remove(name);
        return start;
    }

    private static string Message(PackageSet set, string text)
    {
        var errors = Error().Matches(text).Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value.Trim()}").Distinct().ToList();
        return errors.Count > 0 ? string.Join("\n", errors) : $"dotnet can't restore {set}: {text.Trim()}";
    }

    // …/blocks.csproj : error NU1101: Unable to find package X. No packages exist with this id in source(s): … [/…/blocks.csproj]
    [GeneratedRegex(@"error ([A-Z]+\d+)\s*: (.*?)(?: \[[^\]\n]*\])?\r?$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Error();
}
