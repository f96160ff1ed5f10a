using Deja.Cli.Output;
using Deja.Notes;
using Deja.Run.Checks;

namespace Deja.Cli.Checks;

/// <summary>A check as JSON.</summary>
internal static class CheckJson
{
    public static Json.Checked Of(IReadOnlyList<(Notebook Notebook, BlockCheck Check)> checks) => new(
        !checks.Any(c => c.Check.IsWrong),
        [.. checks.Select(c => new Json.CheckedBlock(
            c.Notebook.Root,
            c.Check.Note,
            c.Check.Line,
            c.Check.Block.Id,
            c.Check.Block.Block.Language.Id,
            CheckLine.Word(c.Check).Replace(' ', '-'),
            c.Check.Time > TimeSpan.Zero ? (long)c.Check.Time.TotalMilliseconds : null,
            c.Check.Reason,
            c.Check.Details.Count > 0 ? c.Check.Details : null,
            c.Check.LastPassed,
            c.Check.WhyRotted.Count > 0 ? c.Check.WhyRotted : null))]);
}
