using System.Globalization;
using System.Text.RegularExpressions;
using Deja.Notes.Lint;

namespace Deja.Notes.Tests.Lint;

/// <summary>
/// A notebook in one file. Each line that a rule must find ends in <c>⟵ D001:11</c>, the rule and the column, with <c>fix</c> behind where it can be repaired;
/// what is behind the arrow is taken off before the note is linted. <c>==== path ====</c> begins a further file. The same name with <c>.fixed</c> is
/// the first note after the repair.
/// </summary>
internal sealed partial record Fixture(string Rule, IReadOnlyList<(string Path, string Text)> Files, IReadOnlyList<string> Expected, string? Fixed)
{
    public const string FirstNote = "note.md";

    private static readonly string Folder = Repository.PathOf("tests", "Deja.Notes.Tests", "Lint", "fixtures");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.md").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);

    public static Fixture Read(string name)
    {
        var files = new List<(string Path, List<string> Lines)> { (FirstNote, []) };
        var expected = new List<string>();
        foreach (var line in File.ReadAllText(Path.Combine(Folder, name + ".md")).TrimEnd('\n').Split('\n'))
        {
            if (Separator().Match(line) is { Success: true } separator)
            {
                files.Add((separator.Groups["path"].Value, []));
                continue;
            }

            var (path, lines) = files[^1];
            var arrow = line.IndexOf('⟵', StringComparison.Ordinal);
            lines.Add(arrow < 0 ? line : line[..arrow]);
            if (arrow >= 0) expected.AddRange(Marks(line[(arrow + 1)..]).Select(m => string.Create(CultureInfo.InvariantCulture, $"{path}:{lines.Count}:{m}")));
        }

        var repaired = Path.Combine(Folder, name + ".fixed");
        return new Fixture(
            name[..4], [.. files.Select(f => (f.Path, string.Concat(f.Lines.Select(l => l + "\n"))))],
            [.. expected.Order(StringComparer.Ordinal)], File.Exists(repaired) ? File.ReadAllText(repaired) : null);
    }

    /// <summary>A finding in the form of the marks.</summary>
    public static string Mark(Finding finding) => $"{finding.Path}:{finding.Line}:{finding.Column} {finding.Rule.Id}{(finding.Fix is null ? string.Empty : " fix")}";

    public TempFolder Write()
    {
        var folder = new TempFolder();
        foreach (var (path, text) in Files) folder.With(path, text);
        return folder;
    }

    private static IEnumerable<string> Marks(string marks) =>
        MarkPattern().Matches(marks).Select(m => $"{m.Groups["column"]} {m.Groups["rule"]}{(m.Groups["fix"].Success ? " fix" : string.Empty)}");

    [GeneratedRegex(@"^==== (?<path>.+) ====$", RegexOptions.ExplicitCapture)]
    private static partial Regex Separator();

    [GeneratedRegex(@"(?<rule>D\d{3}):(?<column>\d+)(?<fix> fix)?", RegexOptions.ExplicitCapture)]
    private static partial Regex MarkPattern();
}
