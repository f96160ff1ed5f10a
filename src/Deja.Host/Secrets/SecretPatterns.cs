using System.Buffers;
using System.Text.RegularExpressions;

namespace Deja.Host.Secrets;

/// <summary>
/// What a secret looks like, in text where each character is a byte (Latin-1). Each pattern's group <c>s</c> is what must not be kept. Keys are
/// bounded, and no two neighbours can match the same text, so that no output can make the search slow.
/// </summary>
internal static partial class SecretPatterns
{
    /// <summary>Text without any of these holds no secret of a known form, which spares nearly all text the patterns.</summary>
    public static SearchValues<string> Triggers { get; } = SearchValues.Create(
        [
            "passw", "pwd", "passphrase", "secret", "token", "api_key", "api-key", "apikey", "access_key", "access-key", "accesskey", "account_key", "accountkey", "private_key", "auth", "cookie",
            "credential", "signature", "sig=", "://", "-----begin", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "akia", "asia", "xox", "xapp-", "aiza", "ya29.", "sk-",
            "k_live_", "k_test_", "npm_", "pypi-", "hf_", "oy2", "dop_v1_", "sg.", "eyj", "-u ",
        ],
        StringComparison.OrdinalIgnoreCase);

    public static IReadOnlyList<SecretPattern> All { get; } =
    [
        new(KnownForm(), "gh", "glpat-", "akia", "asia", "xox", "xapp-", "aiza", "ya29.", "sk-", "k_live_", "k_test_", "npm_", "pypi-", "hf_", "oy2", "dop_v1_", "sg.", "eyj"),
        new(UserInfo(), "@"),
        new(Header(), "authorization", "cookie", "x-api-key", "x-auth-token", "private-token", "x-amz-security-token"),
        new(Pair(), "=", ":"),
        new(AddressKey(), "sig=", "signature=", "key=", "token="),
        new(Option(), "-pass", "-secret", "-token", "-api", "-access"),
        new(UserOption(), "-u", "--user"),
    ];

    /// <summary>The first line of a private key in PEM (RFC 7468).</summary>
    [GeneratedRegex("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY( BLOCK)?-----")]
    public static partial Regex KeyBegin();

    [GeneratedRegex("-----END [A-Z0-9 ]{0,40}PRIVATE KEY( BLOCK)?-----")]
    public static partial Regex KeyEnd();

    // As their services make them: GitHub, GitLab, AWS, Slack, Google, OpenAI and Anthropic, Stripe, npm, PyPI, Hugging Face, NuGet, DigitalOcean, SendGrid, and JWT (RFC 7519).
    [GeneratedRegex("(?<![A-Za-z0-9_])(?<s>gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_[A-Za-z0-9_]{20,255}|glpat-[A-Za-z0-9_-]{16,255}|A(?:KIA|SIA)[A-Z0-9]{16}|xox[a-z]-[A-Za-z0-9-]{10,255}|xapp-[A-Za-z0-9-]{10,255}|AIza[A-Za-z0-9_-]{30,60}|ya29\\.[A-Za-z0-9_-]{20,2000}|sk-[A-Za-z0-9_-]{20,255}|[rs]k_(?:live|test)_[A-Za-z0-9]{10,255}|npm_[A-Za-z0-9]{30,60}|pypi-[A-Za-z0-9_-]{30,255}|hf_[A-Za-z0-9]{30,60}|oy2[a-z0-9]{43}|dop_v1_[a-f0-9]{60,70}|SG\\.[A-Za-z0-9_-]{16,64}\\.[A-Za-z0-9_-]{16,64}|eyJ[A-Za-z0-9_-]{8,4000}\\.[A-Za-z0-9_-]{8,8000}(?:\\.[A-Za-z0-9_-]{4,4000})?)")]
    private static partial Regex KnownForm();

    // A password, or a token alone, before the host of a URL (RFC 3986, 3.2.1).
    [GeneratedRegex("://(?:[^/\\s:@'\"<>]{0,255}:(?<s>[^/\\s@'\"<>]{1,1000})|(?<s>[^/\\s:@'\"<>]{20,1000}))@")]
    private static partial Regex UserInfo();

    [GeneratedRegex("(?<![A-Za-z0-9])(?:(?:proxy-)?authorization|(?:set-)?cookie|x-api-key|x-auth-token|private-token|x-amz-security-token)[\"']?\\s{0,5}[:=]\\s{0,5}[\"']?(?:(?:bearer|basic|token|digest|negotiate|apikey|aws4-hmac-sha256)\\s{1,5})?(?<s>[^\\s\"'][^\\r\\n\"']{0,4000})", RegexOptions.IgnoreCase)]
    private static partial Regex Header();

    // KEY=value, "key": "value", Password=value; in connection strings. Not "unexpected token: …", which is an error, nor code that asks for one: token = next().
    [GeneratedRegex("(?<![A-Za-z0-9])(?<!(?:unexpected|invalid|expected|unknown|missing|next|bad|illegal|current)[ _])[A-Za-z0-9_.-]{0,60}?(?:passw(?:or)?d|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|account[_-]?key|private[_-]?key|credentials?)(?:[_-]?(?:id|key|value))?[\"']?(?:\\s{0,3}=>?\\s{0,3}|\\s?:\\s{0,3}(?=[\"']|[^\\s]{0,200}[0-9]|[^\\s]{12}))(?:\"(?<s>[^\"\\r\\n]{1,1000})|'(?<s>[^'\\r\\n]{1,1000})|(?![A-Za-z_][A-Za-z0-9_.]{0,80}[(\\[])(?<s>[^\\s\"'&;,(){}\\[\\]<>]{4,1000}))", RegexOptions.IgnoreCase)]
    private static partial Regex Pair();

    // What signs or opens an address.
    [GeneratedRegex("[?&](?:sig|signature|x-(?:amz|goog)-signature|key|apikey|access_token)=(?<s>[^&\\s\"'<>]{6,2000})", RegexOptions.IgnoreCase)]
    private static partial Regex AddressKey();

    [GeneratedRegex("(?<![A-Za-z0-9])--?(?:[a-z0-9-]{0,30}-)?(?:password|passwd|passphrase|secret|token|api-?key|access-key)[ =](?<s>(?!-)[^\\s\"']{1,1000})", RegexOptions.IgnoreCase)]
    private static partial Regex Option();

    // curl -u name:password
    [GeneratedRegex("(?<![A-Za-z0-9-])(?:-u|--user)[ =][\"']?[^\\s:\"']{1,255}:(?<s>[^\\s\"']{1,1000})")]
    private static partial Regex UserOption();
}
