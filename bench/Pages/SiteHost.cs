using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Deja.Bench.Pages;

/// <summary>A folder of pages on a host such as people publish on: files as they are, compressed.</summary>
internal sealed class SiteHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SiteHost(WebApplication app) => _app = app;

    /// <summary>Where it is, without a slash at the end.</summary>
    public string Address => _app.Urls.First();

    public static async Task<SiteHost> Start(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddResponseCompression(o => o.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "text/javascript"]);
        builder.Services.Configure<GzipCompressionProviderOptions>(o => o.Level = System.IO.Compression.CompressionLevel.Optimal);
        var app = builder.Build();
        app.UseResponseCompression();
        app.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(Path.GetFullPath(folder)), StaticFileOptions = { ServeUnknownFileTypes = true } });
        await app.StartAsync();
        return new SiteHost(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
