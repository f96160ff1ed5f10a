using System.Security.Cryptography;
using System.Text;

namespace Deja.Site.Runs;

/// <summary>Tells whether a page shows a block's code as the note has it.</summary>
internal static class BlockHash
{
    public static string Of(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)).AsSpan(0, 16));
}
