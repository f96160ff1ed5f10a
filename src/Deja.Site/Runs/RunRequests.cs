using System.Buffers;
using System.Text;
using System.Text.Json;
using Deja.Notes;
using Deja.Site.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Deja.Site.Runs;

/// <summary>Answers what runs or writes. A request must be one that only our own page can make: its cookie, its key, its origin, JSON by POST.</summary>
/// <param name="notebook">The notebook.</param>
/// <param name="site">Its pages.</param>
/// <param name="runner">What runs blocks; disposed with this.</param>
/// <param name="idle">After how long without a run a note's sessions end.</param>
internal sealed class RunRequests(Notebook notebook, LiveSite site, IBlockRunner runner, TimeSpan idle) : IDisposable
{
    /// <summary>What all of their addresses begin with.</summary>
    public const string Folder = "/-/run/";

    private const string OpenFolder = "open/";

    // What comes faster is shown together.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(30);

    /// <summary>Who does what is asked.</summary>
    public RunDesk Desk { get; } = new(notebook, site, runner, idle);

    /// <summary>Who may ask.</summary>
    public RunAccess Access { get; } = new();

    /// <summary>Ends all runs and sessions.</summary>
    public void Dispose() => Desk.Dispose();

    /// <summary>Answers a request for an address below <see cref="Folder"/>, whose host and origin have been looked at.</summary>
    public async Task Answer(HttpContext context, string address)
    {
        var action = address[Folder.Length..];
        if (action.StartsWith(OpenFolder, StringComparison.Ordinal))
        {
            await Open(context, action[OpenFolder.Length..]);
            return;
        }

        if (Refusal(context.Request) is { } refusal)
        {
            await Write(context.Response, refusal);
            return;
        }

        if (await Read(context.Request) is not { } ask)
        {
            await Write(context.Response, RunAnswer.Refused(StatusCodes.Status400BadRequest, "that is no request of a page"));
            return;
        }

        if (action == "watch") await Watch(context, ask);
        else await Write(context.Response, Do(action, ask));
    }

    private RunAnswer Do(string action, RunAsk ask) => action switch
    {
        "start" => Desk.Start(ask),
        "stop" => Desk.Stop(ask),
        "restart" => Desk.Restart(ask),
        "save" => Desk.Save(ask),
        _ => RunAnswer.Refused(StatusCodes.Status404NotFound, "there is nothing here"),
    };

    /// <summary>The printed address: it is good once, and leads to the pages.</summary>
    private async Task Open(HttpContext context, string token)
    {
        var isAgain = Access.HasCookie(context.Request);
        var next = HttpMethods.IsGet(context.Request.Method) ? Access.Redeem(context, token) : null;
        if (next is not null || isAgain) context.Response.Redirect(next ?? "/", permanent: false);
        else await Write(context.Response, RunAnswer.Refused(StatusCodes.Status403Forbidden, "this address is not, or no more, one to open: each is good for one browser and once. Start deja serve --run again for another"));
    }

    private RunAnswer? Refusal(HttpRequest request)
    {
        if (!Access.HasCookie(request)) return RunAnswer.Refused(StatusCodes.Status403Forbidden, "this browser did not open the address that deja serve --run printed");
        if (!HttpMethods.IsPost(request.Method)) return RunAnswer.Refused(StatusCodes.Status405MethodNotAllowed, "only POST is answered here");
        if (request.Headers.Origin.ToString() != $"http://{request.Host.Value}") return RunAnswer.Refused(StatusCodes.Status403Forbidden, "only pages from here may ask this");
        if (!Access.HasKey(request)) return RunAnswer.Refused(StatusCodes.Status403Forbidden, "this page has not the key that came with the address that deja serve --run printed");
        var type = request.ContentType?.Split(';')[0].Trim();
        return string.Equals(type, "application/json", StringComparison.OrdinalIgnoreCase) ? null : RunAnswer.Refused(StatusCodes.Status415UnsupportedMediaType, "only application/json is read here");
    }

    private static async Task<RunAsk?> Read(HttpRequest request)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return RunAsk.Of(json.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Tells all runs of a note, and goes on as long as one of them does.</summary>
    private async Task Watch(HttpContext context, RunAsk ask)
    {
        var (response, end) = (context.Response, context.RequestAborted);
        response.ContentType = "application/x-ndjson";
        response.Headers.CacheControl = "no-store";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var runs = Desk.Of(ask.Note);
        var cursors = new List<RunCursor>();
        var lines = new ArrayBufferWriter<byte>();
        try
        {
            while (true)
            {
                var changed = runs.Changed;
                var (now, isBusy) = runs.Look();
                foreach (var run in now.Where(r => !cursors.Exists(c => c.Run == r))) cursors.Add(new RunCursor(run, run.End is not null && ask.Known.Contains(run.Number)));
                foreach (var cursor in cursors) cursor.Write(lines);
                await response.BodyWriter.WriteAsync(lines.WrittenMemory, end);
                lines.ResetWrittenCount();
                if (!isBusy) return;
                await changed.WaitAsync(end);
                await Task.Delay(Breath, end);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left; what runs goes on.
        }
    }

    private static async Task Write(HttpResponse response, RunAnswer answer)
    {
        response.StatusCode = answer.Status;
        response.Headers.CacheControl = "no-store";
        var isPage = answer is { Status: StatusCodes.Status403Forbidden, Problem: { } };
        response.ContentType = isPage && HttpMethods.IsGet(response.HttpContext.Request.Method) ? "text/plain; charset=utf-8" : "application/json";
        await response.Body.WriteAsync(response.ContentType == "application/json" ? answer.ToJson() : Encoding.UTF8.GetBytes(answer.Problem + "\n"));
    }
}
