using System.Diagnostics;
using System.Text.Json;

namespace Deja.Site.Tests.Search;

/// <summary>The script of the search, run by Node.js: what a browser would find in a site that was built.</summary>
internal static class BrowserSearch
{
    private static readonly string[] Parts = ["1-tokens.js", "2-store.js", "3-query.js", "4-rank.js"];

    /// <summary>Answers queries, each as a page just opened would: matches as <c>[address, score]</c>, <c>[typed, taken]</c> corrections, and the bytes that were loaded.</summary>
    public static Task<JsonElement> Find(string site, IReadOnlyList<string> queries, int limit = 10) => Run($$"""
        const fs = require('fs');
        const read = async (name) => new Uint8Array(fs.readFileSync({{Quote(site)}} + '/-/search/' + name));
        (async () => {
          const all = [];
          for (const query of {{JsonSerializer.Serialize(queries)}}) {
            const found = await dejaSearch.search(new dejaSearch.Store(read), query, {{limit}});
            all.push({ matches: found.matches.map((m) => [decodeURIComponent(m.entry.u), m.score]), corrections: found.corrections, loaded: found.loaded });
          }
          console.log(JSON.stringify(all));
        })();
        """);

    /// <summary>The tokens of texts, each as <c>[term, start, length]</c>.</summary>
    public static Task<JsonElement> Tokenize(IReadOnlyList<string> texts) =>
        Run($"console.log(JSON.stringify({JsonSerializer.Serialize(texts)}.map((t) => dejaSearch.tokenize(t).map((k) => [k.term, k.start, k.length]))));");

    private static async Task<JsonElement> Run(string script)
    {
        var folder = Path.Combine(Repository.Root, "src", "Deja.Site", "Theme", "search");
        var file = Path.GetTempFileName() + ".js";
        await File.WriteAllTextAsync(file, string.Concat(Parts.Select(p => File.ReadAllText(Path.Combine(folder, p)))) + script);
        try
        {
            var run = await Running.Run(new ProcessStartInfo("node", [file]));
            return JsonSerializer.Deserialize<JsonElement>(run.Output);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("needs Node.js (apt-get install nodejs)");
            throw;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Quote(string text) => JsonSerializer.Serialize(text);
}
