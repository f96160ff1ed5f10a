namespace Deja.Notes.Records;

/// <summary>What a block printed and showed when it was last checked, bounded and without secrets, as it is kept for its page.</summary>
/// <param name="Note">The note's path from the notebook's root, with <c>/</c>.</param>
/// <param name="Block">The block's id, as in its <see cref="CheckRecord"/>.</param>
/// <param name="Key">The key of the check: an output of another one is not the block's as it is now.</param>
/// <param name="Items">In order.</param>
public sealed record LastOutput(string Note, string Block, string Key, IReadOnlyList<LastOutputItem> Items);
