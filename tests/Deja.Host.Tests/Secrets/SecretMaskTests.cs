using System.Diagnostics.CodeAnalysis;
using System.Text;
using Deja.Host.Secrets;

namespace Deja.Host.Tests.Secrets;

/// <summary>What must not be kept is not kept, and what only looks like it is. The secrets here are made up.</summary>
public sealed class SecretMaskTests
{
    [Theory]
    [InlineData("remote: https://ana:S3cr3t!pw@github.com/x/y.git", "S3cr3t!pw", "remote: https://ana:***@github.com/x/y.git")]
    [InlineData("cloning https://aaaaaaaaaabbbbbbbbbbcccccccccc@host/x", "aaaaaaaaaabbbbbbbbbbcccccccccc", "cloning https://***@host/x")]
    [InlineData("postgres://app:hunter2@db:5432/main?sslmode=off", "hunter2", "postgres://app:***@db:5432/main?sslmode=off")]
    [InlineData("> Authorization: Bearer abc.def-123", "abc.def-123", "> Authorization: Bearer ***")]
    [InlineData("authorization: Basic dXNlcjpwYXNz", "dXNlcjpwYXNz", "authorization: Basic ***")]
    [InlineData("  \"Authorization\": \"token 0123456789abcdef\",", "0123456789abcdef", null)]
    [InlineData("curl -H 'X-Api-Key: k-112233' https://x", "k-112233", "curl -H 'X-Api-Key: ***' https://x")]
    [InlineData("Set-Cookie: session=0a1b2c3d; Path=/", "0a1b2c3d", "Set-Cookie: ***")]
    [InlineData("export GITHUB_TOKEN=ghp_0123456789abcdefghijABCDEFGHIJ012345", "ghp_0123456789abcdefghijABCDEFGHIJ012345", "export GITHUB_TOKEN=***")]
    [InlineData("pushed with ghp_0123456789abcdefghijABCDEFGHIJ012345.", "ghp_0123456789abcdefghijABCDEFGHIJ012345", "pushed with ***.")]
    [InlineData("AKIAIOSFODNN7EXAMPLE is not allowed", "AKIAIOSFODNN7EXAMPLE", "*** is not allowed")]
    [InlineData("aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "wJalrXUtnFEMI", "aws_secret_access_key = ***")]
    [InlineData("jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N end", "eyJhbGci", "jwt *** end")]
    [InlineData("Server=db;User Id=sa;Password=hunter2!;Encrypt=true", "hunter2!", "Server=db;User Id=sa;Password=***;Encrypt=true")]
    [InlineData("{\"password\": \"hunter2\", \"user\": \"ana\"}", "hunter2", "{\"password\": \"***\", \"user\": \"ana\"}")]
    [InlineData("mysql --password=hunter2 -h db", "hunter2", "mysql --password=*** -h db")]
    [InlineData("gh auth login --with-token abcdef", "abcdef", "gh auth login --with-token ***")]
    [InlineData("curl -u ana:hunter2 https://x", "hunter2", "curl -u ana:*** https://x")]
    [InlineData("GET https://x.blob.core.windows.net/a?sv=1&sig=Zm9vYmFyYmF6 403", "Zm9vYmFyYmF6", "GET https://x.blob.core.windows.net/a?sv=1&sig=*** 403")]
    [InlineData("密码 password: hunter2。", "hunter2", null)]
    public void A_secret_is_masked_and_what_stands_around_it_kept(string line, string secret, string? expected)
    {
        var masked = Masked([Encoding.UTF8.GetBytes(line + "\n")]);
        Assert.DoesNotContain(secret, masked, StringComparison.Ordinal);
        Assert.Contains("***", masked, StringComparison.Ordinal);
        if (expected is not null) Assert.Equal(expected + "\n", masked);
    }

    [Theory]
    [InlineData("SyntaxError: Unexpected token: }")]
    [InlineData("SyntaxError: Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON")]
    [InlineData("error CS1003: Syntax error, unexpected token: 'identifier'")]
    [InlineData("    token = lexer.next()")]
    [InlineData("def check(token: str, password: bytes) -> bool:")]
    [InlineData("fatal: could not read Password for 'https://github.com': terminal prompts disabled")]
    [InlineData("HTTP 401: authorization required")]
    [InlineData("see https://example.org/a@b and user@host:path")]
    [InlineData("KeyError: 'api_key'")]
    [InlineData("交叉注意力的梯度消失 🚀")]
    [InlineData("RuntimeError: CUDA out of memory. Tried to allocate 2.00 GiB")]
    public void What_is_no_secret_stays_as_it_is(string line) => Assert.Equal(line + "\n", Masked([Encoding.UTF8.GetBytes(line + "\n")]));

    [Fact]
    [SuppressMessage("Security", "CA5394", Justification = "The cuts need no secrecy, and a seed makes them the same in each run.")]
    public void Wherever_the_stream_is_cut_the_result_is_the_same()
    {
        var text = Encoding.UTF8.GetBytes("first 端口\nexport API_KEY=abcdef123456\r\nhttps://ana:hunter2@host/ last\nAuthorization: Bearer zzzzzz\nno end token=qwertyuiop");
        var whole = Masked([text]);
        Assert.Equal("first 端口\nexport API_KEY=***\r\nhttps://ana:***@host/ last\nAuthorization: Bearer ***\nno end token=***", whole);
        for (var cut = 1; cut < text.Length; cut++) Assert.Equal(whole, Masked([text[..cut], text[cut..]]));
        Assert.Equal(whole, Masked(text.Select(b => (byte[])[b])));
    }

    [Fact]
    public void A_private_key_is_left_out_from_its_first_to_its_last_line()
    {
        var masked = Masked([Encoding.ASCII.GetBytes("before\n-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk\nAAAAAAA\n-----END OPENSSH PRIVATE KEY-----\nafter\n")]);
        Assert.Equal("before\n-----BEGIN OPENSSH PRIVATE KEY-----***\n\nafter\n", masked);
    }

    [Theory]
    [InlineData("a\nb\n", null)]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n", true)]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIE\n", false)]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\nfine\n", false)]
    [InlineData("MIIE\n-----END PRIVATE KEY-----\n-----BEGIN OPENSSH PRIVATE KEY-----\nb3B\n", true)]
    public void Bytes_that_are_left_out_are_known_to_end_amid_a_key(string bytes, bool? endsInKey) =>
        Assert.Equal(endsInKey, SecretMask.EndsInKey(Encoding.ASCII.GetBytes(bytes)));

    [Fact]
    public void A_value_that_is_known_to_be_secret_is_masked_wherever_it_stands()
    {
        Assert.Equal("it says *** twice: ***\n", Masked([Encoding.UTF8.GetBytes("it says swordfish-端口 twice: swordfish-端口\n")], "swordfish-端口"));
    }

    [Fact]
    public void Arguments_are_masked_too()
    {
        var mask = new SecretMask([]);
        Assert.Equal(["login", "--password", "***", "--user", "ana", "--token=***", "https://ana:***@host/端口"], mask.Arguments(["login", "--password", "hunter2", "--user", "ana", "--token=abc", "https://ana:pw@host/端口"]));
    }

    [Fact]
    public void A_line_without_end_is_passed_on_in_parts_and_nothing_is_lost()
    {
        var line = string.Concat(Enumerable.Repeat("word token=abcdef123456 ", 20_000));
        Assert.Equal(line.Replace("abcdef123456", "***", StringComparison.Ordinal), Masked(Encoding.ASCII.GetBytes(line).Chunk(5_000)));
        var solid = new string('x', 1_000_000);
        Assert.Equal(solid, Masked(Encoding.ASCII.GetBytes(solid).Chunk(5_000)));
    }

    [Theory]
    [InlineData("token")]
    [InlineData("://a:")]
    [InlineData("password=\"")]
    [InlineData("-----BEGIN ")]
    [InlineData("eyJ.")]
    [InlineData("authorization: ")]
    public void Output_made_to_slow_the_search_down_does_not(string piece)
    {
        // A search that goes back and forth over 4 MB would take hours; the test run's own limit is minutes.
        var bytes = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(piece, 4_000_000 / piece.Length)));
        Assert.NotEmpty(Masked(bytes.Chunk(65_536)));
    }

    private static string Masked(IEnumerable<byte[]> pieces, params string[] known)
    {
        var mask = new SecretMask(known);
        using var kept = new MemoryStream();
        foreach (var piece in pieces) mask.Write(piece, b => kept.Write(b));
        mask.Flush(b => kept.Write(b));
        return Encoding.UTF8.GetString(kept.ToArray());
    }
}
