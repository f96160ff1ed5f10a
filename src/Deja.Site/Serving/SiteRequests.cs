using System.Globalization;
using System.Net;
using System.Text;
using Deja.Site.Addresses;
using Deja.Site.Layouts;
using Deja.Site.Runs;
using Microsoft.AspNetCore.Http;

namespace Deja.Site.Serving;

/// <summary>Answers requests. There are only pages to read, unless blocks can be run: then there are the addresses of <see cref="RunRequests"/> besides.</summary>
/// <param name="site">The pages.</param>
/// <param name="options">Where it serves.</param>
/// <param name="running">Answers what runs or writes; null where no address does.</param>
internal sealed class SiteRequests(LiveSite site, ServeOptions options, RunRequests? running)
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
            await Refuse(response, status, reason);
            return;
        }

        var address = request.Path.Value is { Length: > 0 } path ? path : "/";
        var isRunning = address.StartsWith(RunRequests.Folder, StringComparison.Ordinal);
        if (isRunning && running is not null)
        {
            Guard(response, OwnPolicy);
            await running.Answer(context, address);
            return;
        }

        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            await Refuse(response, isRunning ? StatusCodes.Status404NotFound : StatusCodes.Status405MethodNotAllowed, "there are only pages to read here");
            return;
        }

        if (address == LiveAddress)
        {
            await Live(context);
            return;
        }

        LiveAnswer answer;
        int code;
        try
        {
            var found = site.At(address);
            (answer, code) = found is null ? (site.Missing(), StatusCodes.Status404NotFound) : (found, StatusCodes.Status200OK);
        }
        catch (LayoutException e)
        {
            await Refuse(response, StatusCodes.Status500InternalServerError, e.Message);
            return;
        }

        if (answer.MovedTo is { } moved)
        {
            response.Redirect(SiteAddress.Escape(moved) + request.QueryString, permanent: false);
            return;
        }

        if (answer.File is { } file) await WriteFile(response, file, answer.MediaType, request);
        else await WritePage(request, response, answer, code);
    }

    /// <summary>Why a request is not answered. A page elsewhere can have a browser send requests here, under a name of its own that leads to this machine.</summary>
    private (int Status, string Reason)? Refusal(HttpRequest request)
    {
        if (!IsOwnHost(request.Host.Host)) return (StatusCodes.Status421MisdirectedRequest, $"'{request.Host.Host}' is no name that is served here; open http://127.0.0.1:{request.Host.Port?.ToString(CultureInfo.InvariantCulture)}/");
        if (request.Headers.Origin is { Count: > 0 } origin && !(Uri.TryCreate(origin.ToString(), UriKind.Absolute, out var from) && from.Authority == request.Host.Value)) return (StatusCodes.Status403Forbidden, "pages of other sites may not ask here");

        // Browsers tell it where they send no origin: a picture, a script. A link that leads here may be followed.
        var isForeign = request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
        if (isForeign && request.Headers["Sec-Fetch-Mode"] != "navigate") return (StatusCodes.Status403Forbidden, "pages of other sites may not ask here");
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
        var canRun = running?.Access.HasCookie(context.Request) ?? false;
        var never = new TaskCompletionSource().Task;
        try
        {
            while (!end.IsCancellationRequested)
            {
                // Asked for first, so that no change falls between the two.
                var (changed, started) = (site.Changed, canRun ? running!.Desk.Started : never);
                await response.WriteAsync($"data: {site.Version}\n\n", end);
                if (canRun) await response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"event: runs\ndata: {running!.Desk.Count}\n\n"), end);
                await response.Body.FlushAsync(end);
                await Task.WhenAny(changed, started, Task.Delay(Heartbeat, end));
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private async Task WritePage(HttpRequest request, HttpResponse response, LiveAnswer answer, int status)
    {
        response.Headers.CacheControl = answer.IsForever ? "max-age=31536000, immutable" : "no-cache";
        var isPage = answer.MediaType == MediaTypes.Html;
        var bytes = isPage && running is not null && running.Access.HasCookie(request) ? site.WithButtons(answer.Bytes) : answer.Bytes;
        await Write(response, status, HttpMethods.IsHead(request.Method) ? [] : bytes, answer.MediaType, isPage && running is not null ? RunPolicy.Of(request.Host.Value!, site.Scripts) : OwnPolicy);
    }

    private static Task Refuse(HttpResponse response, int status, string reason) => Write(response, status, Encoding.UTF8.GetBytes(reason + "\n"), "text/plain; charset=utf-8", OwnPolicy);

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
