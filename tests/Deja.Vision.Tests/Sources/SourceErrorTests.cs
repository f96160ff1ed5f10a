using System.Net;
using System.Net.Sockets;
using Deja.Vision.Clips;
using Deja.Vision.Errors;
using Deja.Vision.Sources;

namespace Deja.Vision.Tests.Sources;

/// <summary>What can't be opened says why.</summary>
public sealed class SourceErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_is_missing_is_told_with_the_current_folder()
    {
        var thrown = Assert.Throws<CameraException>(() => CameraSource.Open("no-such-clip.avi"));
        Assert.Equal(CameraProblem.Unreadable, thrown.Problem);
        Assert.Contains(Environment.CurrentDirectory, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_video_is_told()
    {
        File.WriteAllText(_folder["a.avi"], "no video");
        Assert.Contains("is no video", Assert.Throws<CameraException>(() => CameraSource.File(_folder["a.avi"])).Message, StringComparison.Ordinal);
        Assert.Equal(CameraProblem.Unreadable, Assert.Throws<CameraException>(() => ClipInfo.Of(_folder["a.avi"])).Problem);
    }

    [Fact]
    public void An_address_where_nothing_answers_is_told()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var thrown = Assert.Throws<CameraException>(() => CameraSource.Open($"http://127.0.0.1:{port}/video"));
        Assert.Equal(CameraProblem.Unreachable, thrown.Problem);
        Assert.Contains($"http://127.0.0.1:{port}/video", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http")]
    [InlineData("rtsp")]
    public void A_password_in_an_address_is_in_no_message(string scheme)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/video";
        listener.Stop();
        var message = Assert.Throws<CameraException>(() => CameraSource.Open($"{scheme}://me:secret@{address}")).Message;
        Assert.Contains($"{scheme}://{address}", message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_accepts_and_says_nothing_is_given_up_in_time()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/video");
        Assert.Equal(CameraProblem.Unreachable, Assert.Throws<CameraException>(() => CameraSource.Address(address, TimeSpan.FromSeconds(0.5))).Problem);
    }

    [Fact]
    public void A_camera_that_is_missing_is_told_by_its_path()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only on Linux cameras have paths");
        Assert.SkipWhen(File.Exists("/dev/video97"), "there is a camera 97");
        var thrown = Assert.Throws<CameraException>(() => CameraSource.Open("97"));
        Assert.Equal(CameraProblem.NoDevice, thrown.Problem);
        Assert.Contains("/dev/video97", thrown.Message, StringComparison.Ordinal);
    }
}
