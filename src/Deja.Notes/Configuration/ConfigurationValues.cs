using Deja.Notes.FrontMatters;

namespace Deja.Notes.Configuration;

/// <summary>Reads the values of <c>deja.yml</c>.</summary>
internal static class ConfigurationValues
{
    /// <summary>The text of a key; null where the key is not there.</summary>
    /// <exception cref="ConfigurationException">It has no text.</exception>
    public static string? TextOf(this IReadOnlyDictionary<string, FrontMatterValue> values, string key)
    {
        if (!values.TryGetValue(key, out var value) || value.Text is { Length: > 0 }) return value?.Text;
        throw new ConfigurationException(value.Line - 1, $"'{key}' wants a text");
    }
}
