using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Deja.Vision.Errors;
using Deja.Vision.Sources;

namespace Deja.Vision.Tests.Sources;

/// <summary>Network cameras that want a name and a password, which stand in the address.</summary>
public sealed partial class PasswordTests
{
    private const string Realm = "camera", Nonce = "4f2a", Refused = "401 Unauthorized";

    private static string Basic { get; } = Convert.ToBase64String("bob:p@ss"u8);

    [Theory]
    [InlineData($"Basic realm=\"{Realm}\"")]
    [InlineData($"Digest realm=\"{Realm}\", nonce=\"{Nonce}\", qop=\"auth\"")]
    [InlineData($"Digest realm=\"{Realm}\", nonce=\"{Nonce}\", qop=\"auth\", algorithm=MD5")]
    public void Name_and_password_are_told_in_the_way_the_camera_asks_for(string challenge)
    {
        using var server = new WebServer(r => IsKnown(r) ? WebServer.Page(JpegServer.Type, JpegServer.Content(2)) : [WebServer.Head(Refused, $"WWW-Authenticate: {challenge}")]);
        using var source = CameraSource.Open(WithPassword(server.Address));
        Assert.Equal(new Size(320, 240), source.Size);
    }

    [Fact]
    public void A_wrong_password_is_told_as_that()
    {
        using var server = new WebServer(_ => [WebServer.Head(Refused, $"WWW-Authenticate: Basic realm=\"{Realm}\"")]);
        var told = Assert.Throws<CameraException>(() => CameraSource.Open(WithPassword(server.Address)));
        Assert.Equal(CameraProblem.Unreachable, told.Problem);
        Assert.Contains("password is wrong", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_camera_that_sends_to_another_path_of_its_own_is_told_them_there_too()
    {
        using var server = new WebServer(r => r.StartsWith("GET /video ", StringComparison.Ordinal) ? [WebServer.Head("302 Found", "Location: /stream")]
            : IsKnown(r) ? WebServer.Page(JpegServer.Type, JpegServer.Content(2)) : [WebServer.Head(Refused, $"WWW-Authenticate: Basic realm=\"{Realm}\"")]);
        using var source = CameraSource.Open(WithPassword(server.Address));
        Assert.Equal(new Size(320, 240), source.Size);
    }

    [Fact]
    public void Another_place_that_a_camera_sends_to_is_not_told_the_password()
    {
        var asked = new ConcurrentQueue<string>();
        using var other = new WebServer(r =>
        {
            asked.Enqueue(r);
            return [WebServer.Head(Refused, $"WWW-Authenticate: Basic realm=\"{Realm}\"")];
        });
        using var server = new WebServer(_ => [WebServer.Head("302 Found", $"Location: {other.Address}")]);
        Assert.Throws<CameraException>(() => CameraSource.Open(WithPassword(server.Address)));
        Assert.DoesNotContain("Authorization", Assert.Single(asked), StringComparison.OrdinalIgnoreCase);
    }

    private static string WithPassword(string address) => address.Replace("://", "://bob:p%40ss@", StringComparison.Ordinal);

    // Of RFC 7617 and RFC 2617, 3.2.2.
    private static bool IsKnown(string request)
    {
        if (request.Contains($"Authorization: Basic {Basic}\r\n", StringComparison.Ordinal)) return true;
        var told = DigestPart.Matches(request).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        if (!told.TryGetValue("response", out var response)) return false;
        var secret = Md5($"bob:{Realm}:p@ss");
        return response == Md5($"{secret}:{Nonce}:{told["nc"]}:{told["cnonce"]}:auth:{Md5($"GET:{told["uri"]}")}");
    }

    [SuppressMessage("Security", "CA5351", Justification = "What Digest is made of.")]
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("""(\w+)="?([^",\r\n]+)""")]
    private static partial Regex DigestPart { get; }
}
