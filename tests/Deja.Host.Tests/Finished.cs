using System.Text;

namespace Deja.Host.Tests;

/// <summary>What a program left behind.</summary>
internal sealed record Finished(int ExitCode, byte[] Bytes, string Error)
{
    public string Output => Encoding.UTF8.GetString(Bytes);
}
