using Deja.Notes;

namespace Deja.Site.Runs;

/// <summary>A block to run, as somebody asked for it on its page.</summary>
/// <param name="Note">The note as it is now.</param>
/// <param name="Block">The block, as <see cref="Notes.Blocks.BlockIds"/> names it.</param>
public sealed record RunOrder(Note Note, string Block)
{
    /// <summary>What is run in the place of the block's own code, lines ending in <c>\n</c>; null for its own.</summary>
    public string? Code { get; init; }

    /// <summary>The values of placeholders, by name.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether who asked said yes to blocks that want to be asked for.</summary>
    public bool IsAgreed { get; init; }

    /// <summary>Names those that it was asked for together with: where one does not end well, the later ones are left out. Null where it was asked for alone.</summary>
    public string? Group { get; init; }
}
