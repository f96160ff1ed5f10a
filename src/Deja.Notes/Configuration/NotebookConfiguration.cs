using Deja.Notes.FrontMatters;
using Deja.Notes.Lint;

namespace Deja.Notes.Configuration;

/// <summary>What <c>deja.yml</c> at a notebook's root says. It is data: nothing in it runs before the notebook is trusted.</summary>
public sealed class NotebookConfiguration
{
    /// <summary>The keys that there are.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. SiteConfiguration.Keys, "kernels", "timeout", "memory"];

    /// <summary>That of a notebook without the file.</summary>
    public static NotebookConfiguration None { get; } = new();

    /// <summary><c>kernels</c>: by the id of a language, the command that runs a block of it, such as <c>go run {file}</c>.</summary>
    public IReadOnlyDictionary<string, string> Kernels { get; private init; } = new Dictionary<string, string>();

    /// <summary><c>timeout</c>: how long a block may take in a check, as a directive says it; null where it isn't said.</summary>
    public string? Timeout { get; private init; }

    /// <summary><c>memory</c>: how much each process of a block may have, such as <c>4GB</c>; null where it isn't said.</summary>
    public string? Memory { get; private init; }

    /// <summary>What concerns the pages made of the notebook.</summary>
    public SiteConfiguration Site { get; private init; } = new();

    /// <summary>Reads a notebook's configuration.</summary>
    /// <exception cref="ConfigurationException">The file can't be read, is not YAML, or has a key that there isn't.</exception>
    public static NotebookConfiguration Of(Notebook notebook)
    {
        try
        {
            return Read(File.ReadAllText(Path.Combine(notebook.Root, Notebook.ConfigurationFile)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return None;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(0, $"can't be read: {e.Message}", e);
        }
    }

    /// <summary>Reads the text of a configuration.</summary>
    /// <inheritdoc cref="Of"/>
    public static NotebookConfiguration Read(string yaml)
    {
        try
        {
            var values = YamlValues.Read(yaml, mayRepeat: false) ?? throw new ConfigurationException(1, "keys with values are wanted here, such as title: My notes");
            foreach (var (key, value) in values) Demand(key, value);
            return new NotebookConfiguration
            {
                Kernels = Commands(values.GetValueOrDefault("kernels")),
                Timeout = values.TextOf("timeout"),
                Memory = values.TextOf("memory"),
                Site = SiteConfiguration.Of(values),
            };
        }
        catch (FrontMatterException e)
        {
            // The reader of front matter counts the line of its opening mark, which there is none of here.
            var unquoted = UnquotedValue.In(yaml).FirstOrDefault(u => u.Line == e.Line);
            throw new ConfigurationException(Math.Max(1, e.Line - 1), unquoted is null ? e.Message : $"YAML takes a part of this value for a mark of its own; put it in quotation marks: {unquoted.Written}", e);
        }
    }

    private static void Demand(string key, FrontMatterValue value)
    {
        if (Keys.Contains(key)) return;
        throw new ConfigurationException(value.Line - 1, NearestWord.To(key, Keys) is { } near ? $"there is no key '{key}'; did you mean '{near}'?" : $"there is no key '{key}'; there are {string.Join(", ", Keys)}");
    }

    private static Dictionary<string, string> Commands(FrontMatterValue? value)
    {
        if (value is null) return [];
        if (value.Map is not { } map) throw new ConfigurationException(value.Line - 1, "'kernels' wants a language and its command on each line below it, such as 'go: go run {file}'");
        return map.ToDictionary(
            k => Blocks.Language.Parse(k.Key).Id,
            k => k.Value.Text is { Length: > 0 } command ? command : throw new ConfigurationException(k.Value.Line - 1, $"the kernel of '{k.Key}' wants a command such as 'go run {{file}}'"),
            StringComparer.Ordinal);
    }
}
