using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Deja.Host.Tools;
using Deja.Notes.Blocks;
using Deja.Notes.Lint.Syntax;

namespace Deja.Run.Syntax;

/// <summary>Shell code by <c>bash -n</c>, which reads commands and runs none; by <c>sh -n</c> where there is no bash.</summary>
internal sealed partial class ShellSyntax : ISyntaxCheck
{
    private const int PatienceInMilliseconds = 5_000;

    private readonly string? _shell = InstalledTool.Find("bash") ?? InstalledTool.Find("sh");

    public IReadOnlyList<string> Languages => ["sh", "bash"];

    public string? Identity => _shell;

    public IReadOnlyList<SyntaxProblem?> Check(IReadOnlyList<string> codes)
    {
        var problems = new SyntaxProblem?[codes.Count];
        Parallel.For(0, codes.Count, i => problems[i] = CheckOne(codes[i]));
        return problems;
    }

    private SyntaxProblem? CheckOne(string code)
    {
        using var process = Process.Start(new ProcessStartInfo(_shell!, ["-n", "/dev/stdin"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = "C" },
        })!;
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.Write(Filled(code));
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It had seen enough.
        }

        if (!process.WaitForExit(PatienceInMilliseconds))
        {
            process.Kill(entireProcessTree: true);
            return null;
        }

        return process.ExitCode == 0 ? null : Told(error.Result);
    }

    /// <summary>The code with a word in the place of each placeholder, which the shell would take for redirections.</summary>
    private static string Filled(string code)
    {
        var places = Placeholder.Find(code).SelectMany(p => p.Places).OrderByDescending(p => p.Start);
        return places.Aggregate(code, (c, p) => string.Concat(c.AsSpan(0, p.Start), "x", c.AsSpan(p.Start + p.Length)));
    }

    private static SyntaxProblem? Told(string error)
    {
        var first = error.Split('\n').FirstOrDefault(l => Message().IsMatch(l));
        if (first is null) return null;
        var match = Message().Match(first);
        return new SyntaxProblem(int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture), 1, match.Groups["message"].Value.Trim());
    }

    // bash: "/dev/stdin: line 3: syntax error near …"; dash: "/dev/stdin: 3: Syntax error: …". A warning (a here-document that ends with the file) is none.
    [GeneratedRegex(@"^[^:]+:(?: line)? (?<line>\d+): (?<message>(?!warning).+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Message();
}
