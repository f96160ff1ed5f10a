using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Deja.Site.Runs;

/// <summary>
/// Who may run and write: whoever opened the printed address, which serves once. It is traded for a cookie that no script reads and no other site's page sends, and
/// for a key that the page keeps: browsers send a cookie to every port of its host, so that another program of this machine may see it, and the key stays with its port.
/// </summary>
internal sealed class RunAccess
{
    /// <summary>The header in which a page sends its key. A page of another origin can't send one without being asked first.</summary>
    public const string KeyHeader = "X-Deja-Key";

    private readonly string _cookie = Secret();
    private readonly string _key = Secret();
    private int _isRedeemed;

    /// <summary>What the printed address ends in.</summary>
    public string Token { get; } = Secret();

    /// <summary>Whether a request comes from a browser that opened the printed address.</summary>
    public bool HasCookie(HttpRequest request) => request.Cookies[CookieName(request)] is { } given && IsSame(given, _cookie);

    /// <summary>Whether it comes from a page there.</summary>
    public bool HasKey(HttpRequest request) => HasCookie(request) && IsSame(request.Headers[KeyHeader].ToString(), _key);

    /// <summary>Trades the token for the cookie, once.</summary>
    /// <param name="context">The request for the printed address.</param>
    /// <param name="token">What it ends in.</param>
    /// <returns>Where to go on, with the key behind <c>#</c>, which no browser sends on; null when it is no such token, or one that was used.</returns>
    public string? Redeem(HttpContext context, string token)
    {
        if (!IsSame(token, Token) || Interlocked.Exchange(ref _isRedeemed, 1) != 0) return null;
        context.Response.Cookies.Append(CookieName(context.Request), _cookie, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
        return $"/#deja-key={_key}";
    }

    // Cookies know no ports: two servers of one machine would take each other's.
    private static string CookieName(HttpRequest request) => string.Create(CultureInfo.InvariantCulture, $"deja-run-{request.HttpContext.Connection.LocalPort}");

    private static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static bool IsSame(string given, string secret) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(secret));
}
