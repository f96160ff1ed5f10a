using System.Text;
using Deja.Run.Kernels.Jupyter;

namespace Deja.Run.Tests.Kernels.Jupyter;

public sealed class JupyterSignatureTests
{
    // RFC 4231, test case 2, its text parted into the four parts of a message.
    private const string Right = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    private static readonly byte[][] Parts = [.. new[] { "what do ", "ya want ", "", "for nothing?" }.Select(Encoding.ASCII.GetBytes)];

    [Fact]
    public void A_message_is_signed_over_its_four_parts() => Assert.Equal(Right, Encoding.ASCII.GetString(new JupyterSignature("Jefe").Of(Parts)));

    [Fact]
    public void A_message_of_somebody_without_the_key_is_not_read()
    {
        var (header, parent, content) = ("{\"msg_type\":\"stream\"}"u8.ToArray(), "{\"msg_id\":\"7\"}"u8.ToArray(), "{\"text\":\"x\"}"u8.ToArray());
        var parts = JupyterMessage.Parts(header, parent, content, new JupyterSignature("key"));
        Assert.Equal(("stream", "7"), JupyterMessage.Read(["topic"u8.ToArray(), .. parts], new JupyterSignature("key")) is { } read ? (read.Type, read.Parent) : default);
        Assert.Null(JupyterMessage.Read(parts, new JupyterSignature("another")));
        Assert.Null(JupyterMessage.Read([.. parts.Take(4)], new JupyterSignature("key")));
    }
}
