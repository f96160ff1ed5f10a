namespace Deja.Site.Runs;

/// <summary>What pages may do whose reader can run blocks: of scripts they have ours alone, by name, so that no file of the notebook can be one.</summary>
internal static class RunPolicy
{
    /// <param name="host">The host and the port by which it is asked.</param>
    /// <param name="scripts">The addresses of our scripts.</param>
    public static string Of(string host, IEnumerable<string> scripts) =>
        $"default-src 'none'; script-src {string.Join(' ', scripts.Select(s => $"http://{host}{s}"))}; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: https: http:; media-src 'self' https: http:; font-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
}
