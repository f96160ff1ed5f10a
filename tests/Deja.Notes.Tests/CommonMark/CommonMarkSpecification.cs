using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Deja.Notes.Tests.CommonMark;

/// <summary>An example of CommonMark's specification.</summary>
/// <param name="Number">Counted from 1, as the specification does.</param>
/// <param name="Section">The heading it stands under.</param>
/// <param name="Markdown">What is written.</param>
/// <param name="Html">What it must become.</param>
internal sealed record SpecificationExample(int Number, string Section, string Markdown, string Html);

/// <summary>CommonMark's specification, installed by npm at the version of the lock file beside this one.</summary>
internal static partial class CommonMarkSpecification
{
    private static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(2);

    private static readonly Lazy<(IReadOnlyList<SpecificationExample> Examples, string? Missing)> Loaded = new(Load);

    /// <summary>Every example, in order; skips the calling test where npm or the network is missing.</summary>
    public static IReadOnlyList<SpecificationExample> Examples()
    {
        if (Loaded.Value.Missing is { } reason) Assert.Skip(reason);
        return Loaded.Value.Examples;
    }

    private static (IReadOnlyList<SpecificationExample>, string?) Load()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "commonmark");
        var file = Path.Combine(folder, "node_modules", "commonmark-spec", "spec.txt");
        if (!File.Exists(file) && Install(folder) is { } reason) return ([], reason);
        return (Read(File.ReadAllText(file)), null);
    }

    private static string? Install(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var name in new[] { "package.json", "package-lock.json" })
        {
            File.Copy(Repository.PathOf("tests", "Deja.Notes.Tests", "CommonMark", name), Path.Combine(folder, name), overwrite: true);
        }

        // On Windows npm is a script, which only the shell starts.
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd", ["/c", "npm"]) : new ProcessStartInfo("npm");
        foreach (var argument in new[] { "ci", "--ignore-scripts", "--no-audit", "--no-fund" }) start.ArgumentList.Add(argument);
        start.WorkingDirectory = folder;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        try
        {
            using var npm = Process.Start(start)!;
            var output = npm.StandardOutput.ReadToEndAsync();
            var error = npm.StandardError.ReadToEndAsync();
            if (npm.WaitForExit(InstallTimeout)) return npm.ExitCode == 0 ? null : $"npm ci failed: {error.Result}{output.Result}";
            npm.Kill(entireProcessTree: true);
            return $"npm ci took more than {InstallTimeout.TotalMinutes} minutes";
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return $"npm can't be started: {e.Message}";
        }
    }

    /// <summary>Cuts the examples out as the package's own index.js does.</summary>
    private static List<SpecificationExample> Read(string text)
    {
        text = text.ReplaceLineEndings("\n");
        var end = text.IndexOf("\n<!-- END TESTS -->", StringComparison.Ordinal);
        if (end >= 0) text = text[..(end + 1)];
        var examples = new List<SpecificationExample>();
        var section = string.Empty;
        foreach (Match match in ExampleOrHeading().Matches(text))
        {
            if (match.Groups["section"].Success) section = match.Groups["section"].Value;
            else examples.Add(new SpecificationExample(examples.Count + 1, section, Tabs(match.Groups["markdown"].Value), Tabs(match.Groups["html"].Value)));
        }

        return examples;
    }

    // The specification shows a tab as an arrow.
    private static string Tabs(string text) => text.Replace('→', '\t');

    [GeneratedRegex(@"^`{32} example\n(?<markdown>[\s\S]*?)^\.\n(?<html>[\s\S]*?)^`{32}$|^#{1,6} *(?<section>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex ExampleOrHeading();
}
