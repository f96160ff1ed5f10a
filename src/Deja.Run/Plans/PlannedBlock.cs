using Deja.Notes.Blocks;

namespace Deja.Run.Plans;

/// <summary>A block as it would be run.</summary>
/// <param name="Block">The block.</param>
/// <param name="Id">Names it within its note, from one check to the next: its name, else its language and a hash of its code.</param>
/// <param name="Settings">What its directive says.</param>
public sealed record PlannedBlock(Block Block, string Id, BlockSettings Settings)
{
    /// <summary>Why its directive can't be followed; null when it can.</summary>
    public string? Problem { get; init; }

    /// <summary>The language of the kernel that runs it: a transcript is run by the shell.</summary>
    public string Kernel => Block.Language.Id == "console" ? "sh" : Block.Language.Id;

    /// <summary>Whether it notes commands with what they print, as a terminal shows them.</summary>
    public bool IsTranscript => Block.Language.Id == "console";

    /// <summary>What it must print: the block below it that says so, else what its transcript notes. Null where nothing is expected.</summary>
    public Expectation? Expectation => (Block.Expectation ?? OfTranscript()) is { } expected
        ? expected with
        {
            Match = expected.Match == ExpectationMatch.Exact && Settings.Match is { } match ? match : expected.Match,
            Tolerance = expected.Tolerance ?? Settings.Tolerance,
        }
        : null;

    /// <summary>Whether its transcript is itself what it must print, prompts included.</summary>
    public bool IsOwnExpectation => Block.Expectation is null && Expectation is not null;

    /// <summary>The names of the values that it asks for, in order. What only looks like a placeholder in a transcript's output is none.</summary>
    public IReadOnlyList<string> Placeholders => IsTranscript
        ? [.. Transcript.Of(Block.Code).Commands.SelectMany(c => Placeholder.Find(c.Code)).Select(p => p.Name).Distinct(StringComparer.Ordinal)]
        : [.. Block.Placeholders.Select(p => p.Name)];

    /// <summary>Whether it takes part in a check: it has a directive of Deja's own.</summary>
    public bool IsMarked => Block.Directive is { IsOwn: true };

    /// <summary>Which session it belongs to: the same text, the same session.</summary>
    public string Session => _session ?? (Settings.Session == BlockSettings.NewSession ? $"{Kernel} {Block.Ordinal}" : $"{Kernel} {Settings.Folder} {Settings.Database} {Setup} {Settings.Session}");

    /// <summary>Whether no block after it shares its session.</summary>
    public bool EndsItsSession => Settings.Session == BlockSettings.NewSession && _session is null;

    /// <summary>The file that runs first in its session; null where <c>setup</c> names none of its language.</summary>
    public string? Setup => Settings.Setup is { } file && Language.Parse(Path.GetExtension(file).TrimStart('.')) is var language && (language == Block.Language || (language.IsShell && Block.Language.IsShell)) ? file : null;

    /// <summary>The line of the note on which its code begins.</summary>
    public int CodeLine => Block.Line + 1;

    private string? _session;

    /// <summary>The same block, run in another block's session.</summary>
    public PlannedBlock InSessionOf(PlannedBlock other) => this with { Settings = Settings with { Folder = other.Settings.Folder, Database = other.Settings.Database, Setup = other.Settings.Setup }, _session = other.Session };

    private Expectation? OfTranscript() =>
        IsTranscript && Transcript.Of(Block.Code).HasOutput ? new Expectation { Text = Block.Code, Line = Block.Line, EndLine = Block.EndLine } : null;
}
