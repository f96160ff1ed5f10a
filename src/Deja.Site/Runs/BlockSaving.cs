using System.Text;
using Deja.Notes;
using Deja.Notes.Blocks;
using Deja.Notes.Folders;
using Deja.Notes.Lint;
using Microsoft.AspNetCore.Http;

namespace Deja.Site.Runs;

/// <summary>Writes an edited block into its note: those lines alone, every other byte as it was.</summary>
internal static class BlockSaving
{
    /// <summary>Saves a block.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="note">The note as it was read a moment ago.</param>
    /// <param name="block">The block.</param>
    /// <param name="code">Its new code.</param>
    public static RunAnswer Save(Notebook notebook, Note note, Block block, string code)
    {
        var path = Path.Combine(notebook.Root, note.Path);
        if (BlockEdit.Of(note, block, code, out var refusal) is not { } text) return Refused($"the block can't be saved into {note.Path}: {refusal}; edit the note itself");
        try
        {
            if (new FileInfo(path).LinkTarget is not null) return Refused($"{note.Path} is a link, and what it leads to is not written");
            var bytes = File.ReadAllBytes(path);
            if (NoteText.Decode(bytes, out _) != note.Source.Text) return RunAnswer.Refused(StatusCodes.Status409Conflict, $"{note.Path} is being changed by somebody else at this moment; look at it again");
            if (!IsKept(bytes, note.Source.Text)) return Refused($"{note.Path} is not clean UTF-8, so that saving a block would change other bytes; save it as UTF-8 first (iconv -t UTF-8)");
            NoteWriter.Replace(path, note.Source.Text, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refused($"{note.Path} can't be saved: {e.Message}");
        }

        return RunAnswer.Done with { Block = BlockIds.Of(NoteReader.Read(note.Path, text)).FirstOrDefault(b => b.Block.Ordinal == block.Ordinal).Id };
    }

    /// <summary>Whether the text, written down again, gives the same bytes.</summary>
    private static bool IsKept(byte[] bytes, string text)
    {
        Encoding encoding = bytes switch { [0xFF, 0xFE, ..] => Encoding.Unicode, [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode, _ => Encoding.UTF8 };
        var preamble = bytes.AsSpan().StartsWith(encoding.GetPreamble()) ? encoding.GetPreamble() : [];
        return bytes.AsSpan().SequenceEqual([.. preamble, .. encoding.GetBytes(text)]);
    }

    private static RunAnswer Refused(string problem) => RunAnswer.Refused(StatusCodes.Status422UnprocessableEntity, problem);
}
