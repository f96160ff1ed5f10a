using Deja.Notes.Blocks;

namespace Deja.Run.Plans;

/// <summary>What a block's directive says, in types, over the note-wide defaults of the front matter's <c>deja:</c>.</summary>
public sealed record BlockSettings
{
    /// <summary><c>run</c>.</summary>
    public RunMode Mode { get; init; }

    /// <summary><c>timeout</c>; null where neither the block nor its note says one.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary><c>session</c>: the name of a session, <c>new</c> for one of its own; null for that of the note.</summary>
    public string? Session { get; init; }

    /// <summary><c>after</c>: names of blocks that must have run in the same session before.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary><c>exit</c>: the exit code that it must end with; null for 0, or for any other than 0 where <see cref="Error"/> is given.</summary>
    public int? Exit { get; init; }

    /// <summary><c>error</c>: a text that its error must hold; null where it must not fail.</summary>
    public string? Error { get; init; }

    /// <summary><c>needs</c>: tools, modules (<c>python:torch</c>), <c>gpu</c>, <c>net</c> or a system, without which it isn't run.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary><c>inputs</c>: patterns of the files that it reads, from its folder.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary><c>param.NAME</c>: the values of placeholders that nobody gives.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary><c>cwd</c>: the folder it runs in, from its note's; <see cref="TemporaryFolder"/> for one made for its session, <see cref="HereFolder"/> for the current one. Null for its note's.</summary>
    public string? Folder { get; init; }

    /// <summary><c>setup</c>: a file, from the note's folder, that runs first in a session of its language; null for none.</summary>
    public string? Setup { get; init; }

    /// <summary><c>out</c>: a file that it writes, shown with its output.</summary>
    public string? OutFile { get; init; }

    /// <summary><c>share</c>: values of sessions in other languages that it gets.</summary>
    public IReadOnlyList<string> Shares { get; init; } = [];

    /// <summary><c>db</c>: the file that SQL works on, from its folder; null for one in memory.</summary>
    public string? Database { get; init; }

    /// <summary><c>match</c>, for an expectation that doesn't say it itself.</summary>
    public ExpectationMatch? Match { get; init; }

    /// <summary><c>tol</c>, for an expectation that doesn't say it itself.</summary>
    public double? Tolerance { get; init; }

    /// <summary>What <see cref="Folder"/> says for a folder that is made for the session and gone with it.</summary>
    public const string TemporaryFolder = "temporary";

    /// <summary>What <see cref="Folder"/> says for the folder in which Deja was started: the block works on what its reader is at.</summary>
    public const string HereFolder = "here";

    /// <summary>What <see cref="Session"/> says for one of the block's own.</summary>
    public const string NewSession = "new";
}
