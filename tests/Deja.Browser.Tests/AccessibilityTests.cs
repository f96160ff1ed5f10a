using System.Diagnostics;
using Microsoft.Playwright;

namespace Deja.Browser.Tests;

public sealed class AccessibilityTests(Chromium chromium)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    internal static readonly Lazy<(string Script, string? Missing)> Axe = new(Install);

    public static TheoryData<string, ColorScheme> Pages()
    {
        var data = new TheoryData<string, ColorScheme>();
        foreach (var address in new[] { string.Empty, "tides/", "2024-05-06-kites/", "tags/", "tags/sea/", "archive/", "search/?q=port" })
        {
            data.Add(address, ColorScheme.Light);
            data.Add(address, ColorScheme.Dark);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_serious(string address, ColorScheme scheme)
    {
        Assert.SkipUnless(Axe.Value.Missing is null, Axe.Value.Missing ?? string.Empty);
        await using var site = await ReaderSite.Start();
        await using var window = await chromium.Open(site, scheme: scheme, mayInject: true);
        await window.Visit(address);
        if (address.StartsWith("search/", StringComparison.Ordinal)) await window.Page.Locator(".found a").First.WaitForAsync();
        await window.Page.AddScriptTagAsync(new() { Content = Axe.Value.Script });
        var found = await window.Page.EvaluateAsync<string[]>(
            "async () => (await axe.run(document)).violations.filter(v => v.impact === 'serious' || v.impact === 'critical').flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} ${n.failureSummary}`))");
        Assert.Empty(found);
        Assert.Empty(window.Faults);
    }

    private static (string, string?) Install()
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "axe")).FullName;
        var script = Path.Combine(folder, "node_modules", "axe-core", "axe.min.js");
        if (File.Exists(script)) return (File.ReadAllText(script), null);
        foreach (var name in new[] { "package.json", "package-lock.json" }) File.Copy(Repository.PathOf("tests", "Deja.Browser.Tests", "axe", name), Path.Combine(folder, name), overwrite: true);
        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = npm.StandardOutput.ReadToEndAsync();
            var error = npm.StandardError.ReadToEndAsync();
            if (npm.WaitForExit(Patience)) return npm.ExitCode == 0 ? (File.ReadAllText(script), null) : (string.Empty, $"npm ci failed: {error.Result}{output.Result}");
            npm.Kill(entireProcessTree: true);
            return (string.Empty, $"npm ci took more than {Patience.TotalMinutes} minutes");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return (string.Empty, $"npm can't be started: {e.Message}");
        }
    }
}
