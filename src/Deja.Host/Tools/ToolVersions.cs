using System.Diagnostics;
using System.Text.RegularExpressions;
using Deja.Host.Children;

namespace Deja.Host.Tools;

/// <summary>
/// Asks known tools for their versions. Nothing else is ever run to learn one: what <c>./deploy.sh --version</c> would do is not known.
/// </summary>
public static partial class ToolVersions
{
    private const int PatienceInMilliseconds = 3_000;
    private const int MostTools = 6;
    private const string Usual = "--version";

    /// <summary>A tool with the argument that asks it, and the tools that do its work.</summary>
    private static readonly Dictionary<string, (string Argument, string[] With)> Known = new(StringComparer.Ordinal)
    {
        ["bash"] = (Usual, []), ["bun"] = (Usual, []), ["bundle"] = (Usual, ["ruby"]), ["cargo"] = (Usual, ["rustc"]), ["clang"] = (Usual, []), ["cmake"] = (Usual, []),
        ["composer"] = (Usual, ["php"]), ["conda"] = (Usual, ["python"]), ["curl"] = (Usual, []), ["deno"] = (Usual, []), ["docker"] = (Usual, []), ["dotnet"] = (Usual, []),
        ["ffmpeg"] = ("-version", []), ["g++"] = (Usual, []), ["gcc"] = (Usual, []), ["gem"] = (Usual, ["ruby"]), ["gh"] = (Usual, []), ["git"] = (Usual, []), ["go"] = ("version", []),
        ["gradle"] = (Usual, ["java"]), ["helm"] = ("version", []), ["java"] = ("-version", []), ["javac"] = ("-version", []), ["jupyter"] = (Usual, ["python"]),
        ["kubectl"] = ("version", []), ["make"] = (Usual, []), ["mvn"] = (Usual, ["java"]), ["mysql"] = (Usual, []), ["ninja"] = (Usual, []), ["node"] = (Usual, []),
        ["npm"] = (Usual, ["node"]), ["npx"] = (Usual, ["node"]), ["nvcc"] = (Usual, []), ["perl"] = (Usual, []), ["php"] = (Usual, []), ["pip"] = (Usual, ["python"]),
        ["pip3"] = (Usual, ["python3"]), ["pipenv"] = (Usual, ["python"]), ["pnpm"] = (Usual, ["node"]), ["podman"] = (Usual, []), ["poetry"] = (Usual, ["python"]),
        ["psql"] = (Usual, []), ["pwsh"] = (Usual, []), ["pytest"] = (Usual, ["python"]), ["python"] = (Usual, []), ["python3"] = (Usual, []), ["R"] = (Usual, []),
        ["ruby"] = (Usual, []), ["rustc"] = (Usual, []), ["scala"] = ("-version", ["java"]), ["sqlite3"] = (Usual, []), ["ssh"] = ("-V", []), ["swift"] = (Usual, []),
        ["terraform"] = (Usual, []), ["torchrun"] = (Usual, ["python"]), ["tsc"] = (Usual, ["node"]), ["uv"] = (Usual, ["python"]), ["yarn"] = (Usual, ["node"]), ["zsh"] = (Usual, []),
    };

    /// <summary>The versions of the tools that a command names: its own and those it hands on to (<c>sudo npm</c>, <c>sh -c "cargo build"</c>).</summary>
    /// <param name="command">The command and its arguments.</param>
    /// <returns>A line for each that answered within seconds, such as <c>Python 3.12.1</c>.</returns>
    public static IReadOnlyList<string> Of(IEnumerable<string> command)
    {
        var named = command.SelectMany(w => Separator().Split(w)).Select(ToolOf).OfType<string>();
        var tools = named.SelectMany(t => Known[t].With.Prepend(t)).Distinct().Take(MostTools);
        return [.. tools.Select(Ask).OfType<string>().Distinct()];
    }

    /// <summary>The tools that a text names and PATH leads to, each with those that do its work; nothing is run.</summary>
    /// <param name="text">A command, or the code of a shell.</param>
    public static IReadOnlyList<string> NamedIn(string text) =>
        [.. Separator().Split(text).Distinct(StringComparer.Ordinal).Select(ToolOf).OfType<string>().SelectMany(t => Known[t].With.Prepend(t)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>What a known tool says of its version; null for an unknown one, and where it says nothing within seconds.</summary>
    public static string? Of(string tool) => Known.ContainsKey(tool) ? Ask(tool) : null;

    /// <summary>A tool that PATH leads to; a path of another one of the same name is not run.</summary>
    private static string? ToolOf(string word)
    {
        var name = word.Contains('/', StringComparison.Ordinal) && CommandPath.Find(Path.GetFileName(word), out _) != word ? string.Empty : Path.GetFileName(word);
        return Known.ContainsKey(name) ? name : null;
    }

    private static string? Ask(string tool)
    {
        if (CommandPath.Find(tool, out _) is not { } file) return null;
        try
        {
            using var process = new Process { StartInfo = new ProcessStartInfo(file, [Known[tool].Argument]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true } };
            process.Start();
            process.StandardInput.Close();
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(PatienceInMilliseconds))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            if (process.ExitCode != 0 || !Task.WaitAll([output, error], PatienceInMilliseconds)) return null;
            return (FirstLine(output.Result) ?? FirstLine(error.Result)) is { } line ? Named(tool, line) : null;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException or IOException)
        {
            return null;
        }
    }

    private static string? FirstLine(string text) => text.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Any(char.IsAsciiDigit));

    // npm and node say a number and no name.
    private static string Named(string tool, string line) => line.Any(char.IsLetter) && !VersionAlone().IsMatch(line) ? line : $"{tool} {line}";

    [GeneratedRegex(@"[\s;&|()`]+")]
    private static partial Regex Separator();

    [GeneratedRegex(@"^v?\d[\w.+-]*$")]
    private static partial Regex VersionAlone();
}
