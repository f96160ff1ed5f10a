using System.Security.Cryptography;
using System.Text;

namespace Deja.Run.Kernels.Jupyter;

/// <summary>Signs messages as Jupyter wants it: HMAC-SHA256 over header, parent header, metadata and content, in hexadecimal digits.</summary>
/// <param name="key">The key of the connection file.</param>
internal sealed class JupyterSignature(string key)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    /// <summary>The signature of a message's four parts.</summary>
    public byte[] Of(params ReadOnlySpan<byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (var part in parts) hash.AppendData(part);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Whether a signature is the right one.</summary>
    public bool IsRight(byte[] signature, params ReadOnlySpan<byte[]> parts) => CryptographicOperations.FixedTimeEquals(signature, Of(parts));
}
