using System.Security.Cryptography;
using System.Text;
using Deja.Run.Plans;

namespace Deja.Run.Checks;

/// <summary>
/// What the blocks before each block of a note hash to, as far as its result depends on them. Of a long session each block is hashed once: the one below goes on from there.
/// </summary>
internal sealed class CodeBefore
{
    private readonly NotePlan _plan;
    private readonly Dictionary<int, byte[]> _above = [];

    /// <param name="plan">The note's blocks.</param>
    public CodeBefore(NotePlan plan)
    {
        _plan = plan;
        foreach (var session in plan.Blocks.Where(b => b.IsMarked).GroupBy(b => b.Session, StringComparer.Ordinal)) AddSession(session);
    }

    /// <summary>A block's code with its language.</summary>
    public static string Code(PlannedBlock block) => $"{block.Kernel} {block.Block.Code}";

    /// <summary>The hash of all code that runs before a block; null where none does.</summary>
    public byte[]? HashFor(PlannedBlock block)
    {
        if (block.Settings.After.Count == 0 && block.Settings.Shares.Count == 0) return _above.GetValueOrDefault(block.Block.Ordinal);
        var before = block.Settings.Shares.Count > 0
            ? _plan.Blocks.TakeWhile(b => b.Block.Ordinal != block.Block.Ordinal).Where(b => b.IsMarked)
            : _plan.Before(block).Concat(_plan.Above(block));
        var codes = string.Join('\0', before.Select(Told));
        return codes.Length > 0 ? SHA256.HashData(Encoding.UTF8.GetBytes(codes)) : null;
    }

    private void AddSession(IEnumerable<PlannedBlock> session)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var isFirst = true;
        foreach (var block in session)
        {
            if (!isFirst) _above[block.Block.Ordinal] = hash.GetCurrentHash();
            if (block.Settings.Mode != RunMode.Always) continue;
            hash.AppendData(Encoding.UTF8.GetBytes(isFirst ? Told(block) : '\0' + Told(block)));
            isFirst = false;
        }
    }

    private static string Told(PlannedBlock block) => Code(block) + string.Join(',', block.Settings.Shares);
}
