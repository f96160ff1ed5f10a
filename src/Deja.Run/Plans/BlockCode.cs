using Deja.Notes.Blocks;
using Deja.Run.Placeholders;

namespace Deja.Run.Plans;

/// <summary>The code of a block as it is run: every placeholder filled.</summary>
public static class BlockCode
{
    /// <summary>The names of the placeholders that nobody gave a value.</summary>
    /// <param name="block">The block.</param>
    /// <param name="given">Values by the names of placeholders; the block's own defaults stand behind them.</param>
    public static IReadOnlyList<string> Unfilled(PlannedBlock block, IReadOnlyDictionary<string, string> given) =>
        [.. block.Placeholders.Where(n => !given.ContainsKey(n) && !block.Settings.Parameters.ContainsKey(n))];

    /// <summary>Fills a block's placeholders.</summary>
    /// <param name="block">The block.</param>
    /// <param name="given">Values by the names of placeholders; the block's own defaults stand behind them.</param>
    /// <param name="reason">Why there is no code, in a sentence; null when there is.</param>
    /// <param name="isWrong">Whether that is the note's fault: a value could not be filled in whatever it is.</param>
    /// <returns>What is run, in order: one step, or one a command of a transcript. Null where a value is missing, or can't be handed over as one argument.</returns>
    public static IReadOnlyList<BlockStep>? Of(PlannedBlock block, IReadOnlyDictionary<string, string> given, out string? reason, out bool isWrong)
    {
        (reason, isWrong) = (null, false);
        if (Unfilled(block, given) is { Count: > 0 } missing)
        {
            reason = $"no value for {string.Join(", ", missing.Select(m => $"<{m}>"))}";
            return null;
        }

        if (block.IsTranscript) return Steps(block, given, out reason, out isWrong);
        if (block.Block.Placeholders.Count == 0) return [new BlockStep(block.Block.Code, block.CodeLine)];
        var code = ShellFill.Of(block.Block, Values(block, block.Block, given), out reason);
        isWrong = code is null;
        return code is null ? null : [new BlockStep(code, block.CodeLine)];
    }

    /// <summary>The code for people: as they would type it, with the values where the placeholders stood.</summary>
    /// <inheritdoc cref="Of"/>
    /// <returns>One piece, or one a command of a transcript; null where <see cref="Of"/> gives no code.</returns>
    public static IReadOnlyList<string>? Typed(PlannedBlock block, IReadOnlyDictionary<string, string> given, out string? reason)
    {
        if (Of(block, given, out reason, out _) is null) return null;
        var parts = block.IsTranscript ? Transcript.Of(block.Block.Code).Commands.Select(c => block.Block with { Code = c.Code, Placeholders = Placeholder.Find(c.Code) }) : [block.Block];
        return [.. parts.Select(p => p.Placeholders.Count == 0 ? p.Code : ShellFill.Typed(p, Values(block, p, given)))];
    }

    private static List<BlockStep>? Steps(PlannedBlock block, IReadOnlyDictionary<string, string> given, out string? reason, out bool isWrong)
    {
        var transcript = Transcript.Of(block.Block.Code);
        reason = transcript.Commands.Count > 0 ? null : "no line of it begins with '$ ', so there is no command to run; a script is 'sh', not 'console'";
        isWrong = reason is not null;
        var steps = new List<BlockStep>();
        foreach (var command in transcript.Commands)
        {
            var part = block.Block with { Code = command.Code, Placeholders = Placeholder.Find(command.Code) };
            var code = part.Placeholders.Count == 0 ? command.Code : ShellFill.Of(part, Values(block, part, given), out reason);
            isWrong = code is null;
            if (code is null) return null;
            steps.Add(new BlockStep(Transcript.Run(code), block.CodeLine + command.Line) { Prompt = command.Shown });
        }

        return isWrong ? null : steps;
    }

    private static Dictionary<string, string> Values(PlannedBlock block, Block part, IReadOnlyDictionary<string, string> given) =>
        part.Placeholders.ToDictionary(p => p.Name, p => given.GetValueOrDefault(p.Name) ?? block.Settings.Parameters[p.Name], StringComparer.Ordinal);
}
