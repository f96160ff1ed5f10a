using System.Globalization;
using System.Text.Json;
using Deja.Notes.Lint.Syntax;
using Deja.Run.Kernels;

namespace Deja.Run.Syntax;

/// <summary>
/// A language whose kernel parses: it is started once for all blocks, away from the notebook, so that nothing there (a virtual environment, a module's name) is
/// taken for a part of it.
/// </summary>
internal sealed class KernelSyntax(string language) : ISyntaxCheck
{
    private readonly KernelSettings _settings = new(Path.GetPathRoot(Environment.CurrentDirectory) ?? "/");

    public IReadOnlyList<string> Languages => [language];

    public string? Identity => Kind is { } kind && kind.Missing(language, _settings) is null ? string.Join(' ', kind.Files(language, _settings).Select(Told)) : null;

    private IKernelKind? Kind => KernelKinds.Of(language);

    public IReadOnlyList<SyntaxProblem?>? Check(IReadOnlyList<string> codes)
    {
        try
        {
            using var kernel = Kind!.Start(language, _settings) as ProcessKernel;
            return kernel is null ? null : [.. codes.Select(code => First(kernel, Dedented(code)))];
        }
        catch (KernelException)
        {
            // A check of what a note's blocks do does not fail for those that it only reads.
            return null;
        }
    }

    /// <summary>A part of a class or a function, shown as it stands there, begins as far in as it stood.</summary>
    private static string Dedented(string code)
    {
        var lines = code.Split('\n');
        var margin = lines.Where(l => !string.IsNullOrWhiteSpace(l)).Select(l => l[..^l.TrimStart(' ', '\t').Length]).DefaultIfEmpty(string.Empty).MinBy(m => m.Length)!;
        return margin.Length > 0 && lines.All(l => string.IsNullOrWhiteSpace(l) || l.StartsWith(margin, StringComparison.Ordinal)) ? string.Join('\n', lines.Select(l => l.Length >= margin.Length ? l[margin.Length..] : string.Empty)) : code;
    }

    private static string Told(string file) => string.Create(CultureInfo.InvariantCulture, $"{file} {File.GetLastWriteTimeUtc(file).Ticks}");

    private static SyntaxProblem? First(ProcessKernel kernel, string code)
    {
        if (kernel.Answer("parse", w => w.WriteString("code", code)) is not { } answer) return null;
        using var findings = JsonDocument.Parse(answer);
        return findings.RootElement.EnumerateArray().Where(f => f.GetProperty("severity").GetString() == "error").Select(f => Problem(f, code)).FirstOrDefault();
    }

    private static SyntaxProblem Problem(JsonElement finding, string code)
    {
        var (line, column) = finding.TryGetProperty("line", out var told) && told.ValueKind == JsonValueKind.Number
            ? (told.GetInt32(), finding.TryGetProperty("column", out var at) && at.ValueKind == JsonValueKind.Number ? at.GetInt32() : 1)
            : Place(code, finding.TryGetProperty("from", out var from) ? from.GetInt32() : 0);
        var id = finding.TryGetProperty("code", out var name) && name.GetString() is { Length: > 0 } known ? $"{known}: " : string.Empty;
        return new SyntaxProblem(line, column, id + finding.GetProperty("message").GetString());
    }

    private static (int Line, int Column) Place(string code, int offset)
    {
        var before = code.AsSpan(0, Math.Clamp(offset, 0, code.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
