using Deja.Notes;
using Deja.Notes.Blocks;
using Deja.Notes.Lint.Syntax;
using Deja.Run.Plans;
using Deja.Run.Syntax;

namespace Deja.Run.Checks;

/// <summary>Parses the blocks that take no part in a check, and names those that don't parse.</summary>
/// <param name="notebook">The notebook.</param>
internal sealed class SyntaxFindings(Notebook notebook)
{
    private readonly ParsedCode _parsed = new(notebook);

    /// <summary>What is found of blocks without a directive, in order. What is plainly a sketch, or of a language that nothing here parses, is passed over.</summary>
    public IReadOnlyList<BlockCheck> Of(IEnumerable<NotePlan> plans, bool isWhole)
    {
        var found = new List<BlockCheck>();
        foreach (var group in plans.SelectMany(p => p.Blocks.Where(b => IsParsed(b)).Select(b => (Plan: p, Block: b))).GroupBy(b => b.Block.Block.Language.Id, StringComparer.Ordinal))
        {
            var check = SyntaxChecks.Of(group.Key)!;
            if (check.Identity is not { } identity) continue;
            var fresh = group.Select(b => (b.Plan, b.Block, Hash: ParsedCode.HashOf(group.Key, identity, b.Block.Block.Code))).Where(b => !_parsed.Has(b.Hash)).ToList();
            if (fresh.Count == 0 || check.Check([.. fresh.Select(b => b.Block.Block.Code)]) is not { } problems) continue;
            foreach (var ((plan, block, hash), problem) in fresh.Zip(problems))
            {
                if (problem is null) _parsed.Add(hash);
                else found.Add(Unparsed(plan.Note.Path, block, problem));
            }
        }

        _parsed.Save(isWhole);
        return found;
    }

    private static bool IsParsed(PlannedBlock block) =>
        !block.IsMarked && block.Settings.Mode != RunMode.Never && !string.IsNullOrWhiteSpace(block.Block.Code) && SyntaxChecks.Of(block.Block.Language.Id) is not null && !IsSketch(block.Block);

    // What is typed at a prompt (">>> x", "%timeit", "!pip") is no program.
    private static bool IsTyped(Block block) => block.Language.Id == "python" && block.Code.Split('\n').Any(l => l.StartsWith(">>>", StringComparison.Ordinal) || l.StartsWith('%') || l.StartsWith('!'));

    private static bool IsSketch(Block block) => IsTyped(block) || (CodeSyntax.IsSketch(block.Code, block.Language) && !(block.Language.IsShell && block.Placeholders.Count > 0 && !block.Code.Contains("...", StringComparison.Ordinal)));

    private static BlockCheck Unparsed(string note, PlannedBlock block, SyntaxProblem problem)
    {
        var line = Math.Min(block.Block.Line + problem.Line, block.Block.EndLine);
        return new BlockCheck(note, block, CheckOutcome.Unparsed) { Reason = $"it does not parse: {problem.Message}", Line = line };
    }
}
