using Deja.Notes;
using Deja.Notes.Blocks;
using Deja.Site.Serving;
using Microsoft.AspNetCore.Http;

namespace Deja.Site.Runs;

/// <summary>Finds the block that a page means, in the note as it is on the disk now.</summary>
/// <param name="notebook">The notebook.</param>
/// <param name="site">Its pages; a note that has none is not looked at.</param>
internal sealed class BlockFinder(Notebook notebook, LiveSite site)
{
    /// <param name="ask">What the page asked.</param>
    /// <param name="note">The note.</param>
    /// <param name="block">The block.</param>
    /// <returns>Why there is none; null when there is.</returns>
    public RunAnswer? Find(RunAsk ask, out Note note, out Block block)
    {
        (note, block) = (null!, null!);
        if (!site.Shows(ask.Note) || notebook.Read(ask.Note, out _) is not { } read) return RunAnswer.Refused(StatusCodes.Status404NotFound, $"there is no note '{ask.Note}' here");
        var found = BlockIds.Of(read).FirstOrDefault(b => b.Id == ask.Block).Block;
        if (found is null || BlockHash.Of(found.Code) != ask.Hash) return RunAnswer.Refused(StatusCodes.Status409Conflict, $"{ask.Note} was changed since this page was shown, and this block with it; reload the page and look at it again");
        (note, block) = (read, found);
        return null;
    }
}
