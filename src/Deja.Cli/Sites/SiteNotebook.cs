using System.CommandLine;
using Deja.Cli.Notebooks;
using Deja.Notes;
using Deja.Notes.Configuration;
using Deja.Site.Settings;

namespace Deja.Cli.Sites;

/// <summary>Which notebook pages are made of, and what the command line changes of its settings.</summary>
internal static class SiteNotebook
{
    public static Argument<string?> Folder() => new("DIR") { Description = "The notebook; the one around the current folder when not given, else the folder itself.", Arity = ArgumentArity.ZeroOrOne };

    public static Option<bool> Drafts() => new("--drafts") { Description = "Show drafts, notes that are not published, and those of a later date, with a mark." };

    /// <exception cref="UsageException">There is no such folder.</exception>
    public static Notebook Open(string? folder)
    {
        if (folder is null) return NotebookLookup.Of(Environment.CurrentDirectory, []);
        if (!Directory.Exists(folder)) throw new UsageException($"there is no folder '{folder}'");
        return Notebook.Open(folder);
    }

    /// <summary>The address that was given, ending in a slash; null where none was.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static Uri? Address(string? given)
    {
        if (given is null) return null;
        if (Uri.TryCreate(given.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length == 0 && address.Fragment.Length == 0) return address;
        throw new UsageException($"--base-url wants an address such as https://example.org/notes, not '{given}'");
    }

    /// <summary>Tells a wrong <c>deja.yml</c> as wrong use.</summary>
    public static T Configured<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ConfigurationException e)
        {
            throw new UsageException(e.Message);
        }
    }

    /// <summary>The settings with what the command line says.</summary>
    public static SiteSettings With(SiteSettings settings, bool drafts, Uri? url) => settings with { ShowsDrafts = drafts, Url = url ?? settings.Url };
}
