using Deja.Vision.Errors;
using Deja.Vision.Sources;

namespace Deja.Vision.Tests.Sources;

/// <summary>What is said of addresses.</summary>
public sealed class AddressTests
{
    [Theory]
    [InlineData("http://bob:secret@127.0.0.1:1/x")]
    [InlineData("http://bob:se cret@127.0.0.1:1/x")]
    [InlineData("http://bob:se@cret@127.0.0.1:1/x")]
    [InlineData("http://bob:se/cret@127.0.0.1:1/x")]
    [InlineData("http://bob:secrét@127.0.0.1:1/x")]
    [InlineData("rtsp://bob:se cret@127.0.0.1:1/x")]
    public void No_password_is_in_a_message(string address)
    {
        var told = Assert.Throws<CameraException>(() => CameraSource.Open(address));
        Assert.Equal(CameraProblem.Unreachable, told.Problem);
        Assert.DoesNotContain("bob", told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("cr", told.Message.Replace("microsecond", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
