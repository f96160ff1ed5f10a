using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Deja.Browser.Tests;

/// <summary>A trusted notebook of one note, served by <c>deja serve --run</c> itself.</summary>
public sealed partial class RunningSite : IAsyncDisposable
{
    /// <summary>A note whose blocks do what people do with them.</summary>
    public const string Note = """
        ---
        title: Water
        date: 2024-03-02
        ---
        Levels, by the hour.

        <!-- deja: name=stream -->
        ```sh
        echo first; until [ -e go ]; do sleep 0.05; done; echo second
        ```

        <!-- deja: name=long -->
        ```sh
        echo began; sleep 300
        ```

        <!-- deja: name=greet param.mark=! -->
        ```sh
        printf '[%s]%s\n' <your name> "<mark>"
        ```

        <!-- deja: name=colours -->
        ```sh
        printf '\033[32mgood\033[0m \033[1;31mbad\033[0m \033[38;5;244mgrey\033[0m\n'; printf '10%%\r100%%\n'; echo warning >&2
        echo '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><rect width="60" height="30" fill="teal"/><script>document.title = 1</script></svg>' > "$DEJA_OUT/bar.svg"
        ```

        <!-- deja: name=table -->
        ```html
        <table><tr><th>hour</th><th>level</th></tr><tr><td>6</td><td>4.2</td></tr></table><script>document.title = 2</script><img src=x onerror="document.title = 3">
        ```

        <!-- deja: name=wrong -->
        ```sh
        echo fine
        no_such_command_here
        ```

        <!-- deja: name=right exit=3 -->
        ```sh
        exit 3
        ```

        <!-- deja: name=asks run=ask -->
        ```sh
        echo agreed
        ```

        - In a list:

          ```sh
          level=4
          echo "level $level"
          ```

        """;

    private readonly string _root = Directory.CreateTempSubdirectory("deja-running-").FullName;
    private Running? _serving;

    private RunningSite()
    {
    }

    /// <summary>Where it is, with a slash at the end.</summary>
    public string Address => new Uri(new Uri(Printed), "/").AbsoluteUri;

    /// <summary>The printed address, which is good once.</summary>
    public string Printed { get; private set; } = string.Empty;

    public static async Task<RunningSite> Start(string language = "en")
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no bash on Windows");
        var site = new RunningSite();
        Directory.CreateDirectory(Path.Combine(site._root, "notes"));
        Directory.CreateDirectory(Path.Combine(site._root, "state", "deja"));
        site.Write("water.md", Note);
        site.Write("deja.yml", $"language: {language}\n");
        await File.WriteAllTextAsync(Path.Combine(site._root, "state", "deja", "trusted"), Path.Combine(site._root, "notes") + "\n");
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "deja"), ["serve", Path.Combine(site._root, "notes"), "--port", "0", "--run"]);
        foreach (var (name, folder) in (IEnumerable<(string, string)>)[("HOME", "home"), ("XDG_STATE_HOME", "state"), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache")]) start.Environment[name] = Path.Combine(site._root, folder);
        site._serving = new Running(start);
        site.Printed = PrintedAddress().Match(await site._serving.ReadUntil("ends it")).Value;
        return site;
    }

    public void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public async ValueTask DisposeAsync()
    {
        if (_serving is not null) await _serving.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    private string PathOf(string name) => Path.Combine(_root, "notes", name);

    [GeneratedRegex(@"http://127\S+")]
    private static partial Regex PrintedAddress();
}
