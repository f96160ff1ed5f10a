using Deja.Notes;
using Deja.Notes.Lint;
using Deja.Run.Expectations;

namespace Deja.Run.Checks;

/// <summary>Makes the expectations of a note those that are met: <c>--accept</c>.</summary>
internal static class Acceptance
{
    /// <summary>Writes down what blocks printed.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="note">The note as it was read.</param>
    /// <param name="checks">What was found of its blocks; only those that printed something else are written.</param>
    /// <param name="problem">Why nothing was written; null when it was.</param>
    /// <returns>The note as it is now; null where it was left alone.</returns>
    public static Note? Write(Notebook notebook, Note note, IEnumerable<BlockCheck> checks, out string? problem)
    {
        problem = null;
        var edits = checks.Where(c => c.IsOtherOutput).Select(c => Edit(note, c)).OfType<ExpectationEdit>().ToList();
        if (edits.Count == 0) return null;
        var text = ExpectationEdit.Apply(note.Source.Text, edits);
        try
        {
            NoteWriter.Replace(Path.Combine(notebook.Root, note.Path), note.Source.Text, text);
            return NoteReader.Read(note.Path, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = e.Message;
            return null;
        }
    }

    private static ExpectationEdit? Edit(Note note, BlockCheck check)
    {
        var expected = check.Block.Expectation!;
        var comparison = Judge.Compare(check.Block, check.Printed, out _);
        return comparison is null ? null : ExpectationEdit.Of(note.Source, expected, [.. comparison.Accepted(l => LinePattern.Write(l, expected.Match))]);
    }
}
