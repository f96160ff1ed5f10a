namespace Deja.Site.Runs;

/// <summary>A block that can be run from its page.</summary>
/// <param name="Id">As <see cref="Notes.Blocks.BlockIds"/> names it.</param>
public sealed record RunnableBlock(string Id)
{
    /// <summary>What placeholders are when nobody gives them a value, by name.</summary>
    public IReadOnlyDictionary<string, string> Defaults { get; init; } = new Dictionary<string, string>();
}
