using System.Text.Json;

namespace Deja.Run.Kernels.Jupyter;

/// <summary>A message of a kernel.</summary>
/// <param name="Type">Such as <c>stream</c>.</param>
/// <param name="Parent">The id of the message it belongs to; empty for none.</param>
/// <param name="Content">What it says.</param>
internal sealed record JupyterMessage(string Type, string Parent, JsonElement Content)
{
    private static ReadOnlySpan<byte> Delimiter => "<IDS|MSG>"u8;

    /// <summary>Reads what came over the wire; null for what has no right signature, or is no message.</summary>
    public static JupyterMessage? Read(IReadOnlyList<byte[]> parts, JupyterSignature signature)
    {
        var at = 0;
        while (at < parts.Count && !Delimiter.SequenceEqual(parts[at])) at++;
        if (at + 5 >= parts.Count || !signature.IsRight(parts[at + 1], parts[at + 2], parts[at + 3], parts[at + 4], parts[at + 5])) return null;
        try
        {
            return Parse(parts[at + 2]).Text("msg_type") is { } type ? new JupyterMessage(type, Parse(parts[at + 3]).Text("msg_id") ?? string.Empty, Parse(parts[at + 5])) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The parts of a request, as they go over the wire.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="parent">That of the message it answers; empty braces for none.</param>
    /// <param name="content">What it asks for.</param>
    /// <param name="signature">Signs it.</param>
    public static IReadOnlyList<byte[]> Parts(byte[] header, byte[] parent, byte[] content, JupyterSignature signature)
    {
        var metadata = "{}"u8.ToArray();
        return [Delimiter.ToArray(), signature.Of(header, parent, metadata, content), header, parent, metadata, content];
    }

    private static JsonElement Parse(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
