using System.Security.Cryptography;
using System.Text;

namespace Deja.Notes.Blocks;

/// <summary>Names the blocks of a note from one check to the next: by their own name, else by language and a hash of their code.</summary>
public static class BlockIds
{
    /// <summary>A note's blocks of code with their ids, top to bottom; expectations are none. A repeated id gets <c>-2</c>, <c>-3</c>, …</summary>
    public static IEnumerable<(Block Block, string Id)> Of(Note note)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var block in note.Blocks.Where(b => !b.IsExpectation))
        {
            var id = block.Name ?? $"{(block.Language.Id.Length > 0 ? block.Language.Id : "text")}-{Hash(block.Code)}";
            seen[id] = seen.GetValueOrDefault(id) + 1;
            yield return (block, seen[id] == 1 ? id : $"{id}-{seen[id]}");
        }
    }

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)).AsSpan(0, 4));
}
