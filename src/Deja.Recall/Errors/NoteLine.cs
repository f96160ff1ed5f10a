namespace Deja.Recall.Errors;

/// <summary>Where in an entry a line stands.</summary>
internal enum NoteLineKind
{
    /// <summary>The entry's heading.</summary>
    Heading,

    /// <summary>A line of a code block, or an inline code span: possibly the error as it was printed.</summary>
    Quoted,

    /// <summary>A sentence about it.</summary>
    Prose,
}

/// <summary>A line of an entry that an error may be held against.</summary>
/// <param name="Signature">Its words.</param>
/// <param name="Kind">Where it stands.</param>
/// <param name="Line">Its line in the note, counted from 1.</param>
internal sealed record NoteLine(Signature Signature, NoteLineKind Kind, int Line);
