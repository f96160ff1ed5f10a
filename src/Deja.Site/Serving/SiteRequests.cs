using System.Globalization;
using System.Net;
using System.Text;
using Deja.Site.Addresses;
using Microsoft.AspNetCore.Http;

namespace Deja.Site.Serving;

/// <summary>Answers requests. There are only pages to read: no address changes or runs anything.</summary>
/// <param name="site">The pages.</param>
/// <param name="options">Where it serves.</param>
internal sealed class SiteRequests(LiveSite site, ServeOptions options)
{
    /// <summary>Where pages learn that they changed.</summary>
    private const string LiveAddress = "/-/live";

    // Files of the notebook may be HTML or SVG, which run script where a browser opens them by themselves: they get an origin of their own, and no script.
    private const string FilePolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'";
    private const string OwnPolicy = "frame-ancestors 'none'";

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    public async Task Answer(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (Refusal(request) is var (status, reason))
        {
            await Write(response, status, Encoding.UTF8.GetBytes(reason + "\n"), "text/plain; charset=utf-8", OwnPolicy);
            return;
        }

        var address = request.Path.Value is { Length: > 0 } path ? path : "/";
        if (address == LiveAddress)
        {
            await Live(context);
            return;
        }

        var answer = site.At(address);
        if (answer?.MovedTo is { } moved)
        {
            response.Redirect(SiteAddress.Escape(moved) + request.QueryString, permanent: false);
            return;
        }

        if (answer?.File is { } file) await WriteFile(response, file, answer.MediaType, request);
        else await WritePage(response, answer ?? site.Missing(), answer is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK, HttpMethods.IsHead(request.Method));
    }

    /// <summary>Why a request is not answered. A page elsewhere can have a browser send requests here, under a name of its own that leads to this machine.</summary>
    private (int Status, string Reason)? Refusal(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) return (StatusCodes.Status405MethodNotAllowed, "there are only pages to read here");
        if (!IsOwnHost(request.Host.Host)) return (StatusCodes.Status421MisdirectedRequest, $"'{request.Host.Host}' is no name that is served here; open http://127.0.0.1:{request.Host.Port?.ToString(CultureInfo.InvariantCulture)}/");
        if (request.Headers.Origin is { Count: > 0 } origin && !(Uri.TryCreate(origin.ToString(), UriKind.Absolute, out var from) && from.Authority == request.Host.Value)) return (StatusCodes.Status403Forbidden, "pages of other sites may not ask here");
        return null;
    }

    private bool IsOwnHost(string host)
    {
        if (host is "localhost" or "127.0.0.1" or "[::1]" || host.EndsWith(".localhost", StringComparison.Ordinal)) return true;

        // Asked to serve others, it is called by whatever address of this machine they use, but by no other name.
        return !IPAddress.IsLoopback(options.Host) && (IPAddress.TryParse(host.Trim('[', ']'), out _) || string.Equals(host, Dns.GetHostName(), StringComparison.OrdinalIgnoreCase));
    }

    private async Task Live(HttpContext context)
    {
        var response = context.Response;
        Guard(response, OwnPolicy);
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        var end = context.RequestAborted;
        try
        {
            while (!end.IsCancellationRequested)
            {
                // Asked for first, so that no change falls between the two.
                var changed = site.Changed;
                await response.WriteAsync($"data: {site.Version}\n\n", end);
                await response.Body.FlushAsync(end);
                await Task.WhenAny(changed, Task.Delay(Heartbeat, end));
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private static async Task WritePage(HttpResponse response, LiveAnswer answer, int status, bool isHead)
    {
        response.Headers.CacheControl = answer.IsForever ? "max-age=31536000, immutable" : "no-cache";
        await Write(response, status, isHead ? [] : answer.Bytes, answer.MediaType, OwnPolicy);
    }

    private static async Task WriteFile(HttpResponse response, string file, string type, HttpRequest request)
    {
        Guard(response, FilePolicy);
        response.ContentType = type;
        response.Headers.CacheControl = "no-cache";
        response.Headers.AcceptRanges = "none";
        try
        {
            response.ContentLength = new FileInfo(file).Length;
            if (HttpMethods.IsGet(request.Method)) await response.SendFileAsync(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && !response.HasStarted)
        {
            await Write(response, StatusCodes.Status404NotFound, Encoding.UTF8.GetBytes("this file can't be read\n"), "text/plain; charset=utf-8", FilePolicy);
        }
    }

    private static async Task Write(HttpResponse response, int status, byte[] bytes, string type, string policy)
    {
        Guard(response, policy);
        response.StatusCode = status;
        response.ContentType = type;
        if (bytes.Length > 0) await response.Body.WriteAsync(bytes);
    }

    private static void Guard(HttpResponse response, string policy)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }
}
