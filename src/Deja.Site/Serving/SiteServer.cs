using System.Net;
using Deja.Host;
using Deja.Notes;
using Deja.Site.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Deja.Site.Serving;

/// <summary>Serves a notebook's pages and follows its changes. Nothing can be changed or run through it, unless its options say by what.</summary>
public sealed class SiteServer : IAsyncDisposable
{
    /// <summary>A page asks in so many bytes.</summary>
    private const int MostAsked = 4 * 1024 * 1024;

    private readonly WebApplication _application;
    private readonly LiveSite _site;
    private readonly NotebookFollower _follower;
    private readonly RunRequests? _running;

    private SiteServer(WebApplication application, LiveSite site, NotebookFollower follower, RunRequests? running)
    {
        _running = running;
        _application = application;
        _site = site;
        _follower = follower;
    }

    /// <summary>Where it is, such as <c>http://127.0.0.1:4000/</c>.</summary>
    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/");

    /// <summary>Where a browser learns, once, that it may run and write; null where nobody may.</summary>
    public Uri? RunAddress => _running is null ? null : new Uri(Address, $"{RunRequests.Folder}open/{_running.Access.Token}");

    /// <summary>How many notes have a page.</summary>
    public int Notes => _site.Count;

    /// <summary>Starts to serve.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="options">Where, and what is told.</param>
    /// <exception cref="Deja.Notes.Configuration.ConfigurationException"><c>deja.yml</c> can't be read.</exception>
    /// <exception cref="PortTakenException">Another process has the port.</exception>
    /// <exception cref="HostException">The system refuses otherwise.</exception>
    public static async Task<SiteServer> Start(Notebook notebook, ServeOptions options)
    {
        // Nothing is taken from the folder, the environment or a file: a notebook may hold an appsettings.json that is none of ours.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, Args = [] });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.Runner is null ? 0 : MostAsked;
            kestrel.Listen(options.Host, options.Port);
        });
        builder.Logging.ClearProviders();
        var application = builder.Build();
        var site = Site(notebook, options);
        var running = Running(notebook, site, options);
        var requests = new SiteRequests(site, options, running);
        Microsoft.AspNetCore.Builder.RunExtensions.Run(application, requests.Answer);
        try
        {
            await application.StartAsync();
            return new SiteServer(application, site, new NotebookFollower(notebook, site, options.Tell), running);
        }
        catch (IOException e)
        {
            await application.DisposeAsync();
            running?.Dispose();
            site.Dispose();
            throw e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException ? new PortTakenException(options.Port, e) : new HostException($"can't serve on {new IPEndPoint(options.Host, options.Port)}: {e.Message}", e);
        }
        catch (System.Net.Sockets.SocketException e)
        {
            await application.DisposeAsync();
            running?.Dispose();
            site.Dispose();
            throw new HostException($"can't serve on {new IPEndPoint(options.Host, options.Port)}: {e.Message}", e);
        }
    }

    // A page of giscus could run and write as the reader can.
    private static LiveSite Site(Notebook notebook, ServeOptions options) =>
        new(notebook, s => options.Adjust(s) is var adjusted && options.Runner is null ? adjusted with { Url = null } : adjusted with { Url = null, Comments = new Dictionary<string, string>() }, options.Runner);

    private static RunRequests? Running(Notebook notebook, LiveSite site, ServeOptions options) =>
        options.Runner is { } runner ? new RunRequests(notebook, site, runner, options.SessionIdle) : null;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _follower.Dispose();
        _running?.Dispose();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _application.StopAsync(patience.Token);
        await _application.DisposeAsync();
        _site.Dispose();
    }
}
