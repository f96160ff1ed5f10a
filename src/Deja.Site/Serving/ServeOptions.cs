using System.Net;
using Deja.Site.Runs;
using Deja.Site.Settings;

namespace Deja.Site.Serving;

/// <summary>How a notebook is served.</summary>
public sealed record ServeOptions
{
    /// <summary>The address to listen on; this machine alone unless said otherwise.</summary>
    public IPAddress Host { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 for one that is free.</summary>
    public int Port { get; init; } = 4000;

    /// <summary>Changes the settings that the notebook gives.</summary>
    public Func<SiteSettings, SiteSettings> Adjust { get; init; } = s => s;

    /// <summary>Runs blocks for the pages; null where nothing is run or written. Disposed with the server.</summary>
    public IBlockRunner? Runner { get; init; }

    /// <summary>After how long without a run the sessions of a note end.</summary>
    public TimeSpan SessionIdle { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Gets what there is to say while it serves.</summary>
    public Action<string> Tell { get; init; } = _ => { };
}
