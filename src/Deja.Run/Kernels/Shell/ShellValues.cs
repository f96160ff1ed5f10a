using System.Text;
using System.Text.Json;

namespace Deja.Run.Kernels.Shell;

/// <summary>Variables of bash as JSON: a text, a list of texts, an object of texts.</summary>
internal static class ShellValues
{
    /// <summary>Code that prints a variable: its kind on a line, then its texts, with line ends and backslashes escaped.</summary>
    public static string Question(string name)
    {
        var told = $"__deja_text=${{__deja_text//\\\\/\\\\\\\\}}; builtin printf '%s\\n' \".${{__deja_text//$'\\n'/\\\\n}}\"";
        return $"case \"${{{Named(name)}@a}}\" in " +
            $"(*A*) echo +map; for __deja_key in \"${{!{name}[@]}}\"; do __deja_text=$__deja_key; {told}; __deja_text=${{{name}[$__deja_key]}}; {told}; done;; " +
            $"(*a*) echo +list; for __deja_text in \"${{{name}[@]}}\"; do {told}; done;; " +
            $"(*) if [[ -v {name} ]]; then echo +text; __deja_text=${name}; {told}; else echo +none; fi;; esac; :";
    }

    /// <param name="name">The variable.</param>
    /// <param name="lines">What <see cref="Question"/> printed.</param>
    public static string Read(string name, List<string> lines)
    {
        var texts = lines.Where(l => l.StartsWith('.')).Select(l => Unescaped(l[1..])).ToList();
        return lines.FirstOrDefault(l => l.StartsWith('+')) switch
        {
            "+text" => Json(w => w.WriteStringValue(texts[0])),
            "+list" => Json(w =>
            {
                w.WriteStartArray();
                foreach (var text in texts) w.WriteStringValue(text);
                w.WriteEndArray();
            }),
            "+map" => Json(w =>
            {
                w.WriteStartObject();
                for (var i = 0; i + 1 < texts.Count; i += 2) w.WriteString(texts[i], texts[i + 1]);
                w.WriteEndObject();
            }),
            _ => throw new KernelException($"there is no variable '{name}'"),
        };
    }

    /// <summary>Code that makes a variable.</summary>
    public static string Assignment(string name, string json)
    {
        using var value = JsonDocument.Parse(json);
        return value.RootElement.ValueKind switch
        {
            JsonValueKind.Array => $"unset -v {Named(name)}; {name}=({string.Join(' ', value.RootElement.EnumerateArray().Select(Word))})",
            JsonValueKind.Object => $"unset -v {Named(name)}; declare -gA {name}=({string.Join(' ', value.RootElement.EnumerateObject().Select(p => $"[{Quoted(p.Name)}]={Word(p.Value)}"))})",
            _ => $"unset -v {Named(name)}; {name}={Word(value.RootElement)}",
        };
    }

    private static string Word(JsonElement value) => Quoted(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.ValueKind == JsonValueKind.Null ? string.Empty : value.GetRawText());

    private static string Quoted(string text) => $"'{text.Replace("\0", string.Empty, StringComparison.Ordinal).Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Named(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !char.IsAsciiDigit(name[0])
        ? name
        : throw new KernelException($"'{name}' is no name of a shell's variable: letters, digits and _ alone");

    private static string Unescaped(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length) plain.Append(text[i]);
            else plain.Append(text[++i] == 'n' ? '\n' : text[i]);
        }

        return plain.ToString();
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes)) write(writer);
        return Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
