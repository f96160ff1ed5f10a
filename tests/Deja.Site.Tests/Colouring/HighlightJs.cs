using System.Diagnostics;
using System.Globalization;
using System.Text;
using Deja.Site.Colouring;

namespace Deja.Site.Tests.Colouring;

/// <summary>highlight.js, installed by npm at the version of the lock file in <c>agreement</c>, and how far our colours are its own.</summary>
internal static class HighlightJs
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly Lazy<(IReadOnlyDictionary<string, double> Shares, string? Missing)> Measured = new(Measure);

    /// <summary>The percentage of the characters of a language's samples that have the same class in both; skips the calling test where that can't be measured.</summary>
    public static double Agreement(string language)
    {
        Assert.SkipUnless(Measured.Value.Missing is null, Measured.Value.Missing ?? string.Empty);
        Assert.SkipUnless(Measured.Value.Shares.ContainsKey(language), $"this machine has no code in {language}");
        return Measured.Value.Shares[language];
    }

    private static (IReadOnlyDictionary<string, double>, string?) Measure()
    {
        var none = new Dictionary<string, double>();
        var source = Repository.PathOf("tests", "Deja.Site.Tests", "Colouring", "agreement");
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "agreement")).FullName;
        foreach (var name in new[] { "package.json", "package-lock.json" }) File.Copy(Path.Combine(source, name), Path.Combine(folder, name), overwrite: true);
        var module = Path.Combine(folder, "node_modules", "highlight.js");
        if (!File.Exists(Path.Combine(module, "lib", "index.js")) && Run("npm", folder, out _, "ci", "--ignore-scripts", "--no-audit", "--no-fund") is { } reason) return (none, reason);
        var samples = Path.Combine(folder, "samples");
        Write(samples);
        if (Run("node", folder, out var told, Path.Combine(source, "compare.js"), module, samples) is { } failure) return (none, failure);
        return (told.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')).ToDictionary(l => l[0], l => double.Parse(l[1], CultureInfo.InvariantCulture)), null);
    }

    private static void Write(string samples)
    {
        if (Directory.Exists(samples)) Directory.Delete(samples, recursive: true);
        foreach (var (language, files) in CodeSamples.All())
        {
            var folder = Directory.CreateDirectory(Path.Combine(samples, language)).FullName;
            foreach (var (number, file) in files.Index())
            {
                var code = File.ReadAllText(file).ReplaceLineEndings("\n");
                var html = new StringBuilder();
                CodeColourer.Append(html, code, language);
                File.WriteAllText(Path.Combine(folder, $"{number}.txt"), code);
                File.WriteAllText(Path.Combine(folder, $"{number}.html"), html.ToString());
            }
        }
    }

    /// <summary>Runs a program.</summary>
    /// <returns>Why it did not end well; null when it did.</returns>
    private static string? Run(string program, string folder, out string output, params string[] arguments)
    {
        output = string.Empty;

        // On Windows npm is a script, which only the shell starts.
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd", ["/c", program, .. arguments]) : new ProcessStartInfo(program, arguments);
        (start.WorkingDirectory, start.RedirectStandardOutput, start.RedirectStandardError) = (folder, true, true);
        try
        {
            using var process = Process.Start(start)!;
            var text = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return $"{program} took more than {Patience.TotalMinutes} minutes";
            }

            output = text.Result;
            return process.ExitCode == 0 ? null : $"{program} failed: {error.Result}{output}";
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return $"{program} can't be started: {e.Message}";
        }
    }
}
