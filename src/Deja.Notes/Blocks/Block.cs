namespace Deja.Notes.Blocks;

/// <summary>A fenced code block with what Deja knows of it.</summary>
public sealed record Block
{
    /// <summary>Its index in <see cref="Note.Blocks"/>.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The language on the fence; <see cref="Language.None"/> where there is none.</summary>
    public required Language Language { get; init; }

    /// <summary>What stands on the fence behind the language, as written; empty, never null.</summary>
    public required string Info { get; init; }

    /// <summary>The code without fences and without the indentation of its list or quotation; lines end in <c>\n</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The line of the opening fence, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The line of the closing fence; the last line of the note when <see cref="IsClosed"/> is false.</summary>
    public required int EndLine { get; init; }

    /// <summary>False when the fence runs to the end of its container unclosed.</summary>
    public required bool IsClosed { get; init; }

    /// <summary>The entry it stands in, an index in <see cref="Note.Entries"/>.</summary>
    public required int Entry { get; init; }

    /// <summary>The comment above it, or what another tool's keys on the fence mean; null where neither is.</summary>
    public Directive? Directive { get; init; }

    /// <summary>What it must print; null where nothing is expected.</summary>
    public Expectation? Expectation { get; init; }

    /// <summary>True when this block is itself another block's expectation.</summary>
    public bool IsExpectation { get; init; }

    /// <summary>The values to ask for, each once, in order; empty outside shell blocks.</summary>
    public IReadOnlyList<Placeholder> Placeholders { get; init; } = [];

    /// <summary>The name given by its directive; null without one.</summary>
    public string? Name => Directive?.Name;
}
