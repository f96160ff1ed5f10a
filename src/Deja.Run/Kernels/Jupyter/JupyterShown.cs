using System.Globalization;
using System.Text.Json;

namespace Deja.Run.Kernels.Jupyter;

/// <summary>What a kernel shows, as replies. Each display has a name, its own or one given here, so that another can take its place.</summary>
/// <param name="replies">Where it is told.</param>
/// <param name="taken">Waits until it has been taken.</param>
internal sealed class JupyterShown(JupyterReplies replies, Action taken)
{
    // Poorest first; what stands nowhere comes behind the plain text.
    private static readonly string[] Order = ["text/plain", "", "application/json", "text/latex", "text/markdown", "image/jpeg", "image/png", "image/svg+xml", "text/html"];

    private int _count;
    private string? _last;
    private bool _isCleared;

    /// <summary>The next block begins, which clears nothing of this one.</summary>
    public void Begin() => (_last, _isCleared) = (null, false);

    /// <summary>The block wants to show something else in the place of what it showed last. What was printed stays: it is on the terminal.</summary>
    public void Clear() => _isCleared = true;

    /// <summary>Shows a message's data.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="content">With <c>data</c>, and <c>transient.display_id</c> where it has a name.</param>
    /// <param name="isUpdate">Whether it takes the place of the one of the same name.</param>
    public void Show(int id, JsonElement content, bool isUpdate)
    {
        if (content.Member("data") is not { ValueKind: JsonValueKind.Object } data) return;
        var name = content.Member("transient") is { } transient && transient.Text("display_id") is { Length: > 0 } own ? own : null;
        var takesPlace = isUpdate && name is not null;
        if (!isUpdate)
        {
            takesPlace = _isCleared && _last is not null && name is null;
            name ??= takesPlace ? _last : $"jupyter-{(++_count).ToString(CultureInfo.InvariantCulture)}";
            (_last, _isCleared) = (name, false);
        }

        replies.Write(w =>
        {
            w.WriteString("is", "display");
            w.WriteNumber("id", id);
            w.WriteStartObject("data");
            Write(w, data);
            w.WriteEndObject();
            if (name is not null) w.WriteString("display", name);
            if (takesPlace) w.WriteBoolean("update", true);
            w.WriteBoolean("sync", true);
        });
        taken();
    }

    private static void Write(Utf8JsonWriter w, JsonElement data)
    {
        var forms = data.EnumerateObject().DistinctBy(f => f.Name).OrderBy(f => Rank(f.Name)).ToList();
        if (data.Member("text/plain") is null) w.WriteString("text/plain", $"<{forms.Select(f => f.Name).LastOrDefault()}>");
        foreach (var form in forms)
        {
            if (form.Name.EndsWith("json", StringComparison.Ordinal)) w.WritePropertyName(form.Name);
            else w.WriteString(form.Name, Text(form.Value));
            if (form.Name.EndsWith("json", StringComparison.Ordinal)) form.Value.WriteTo(w);
        }
    }

    private static int Rank(string type) => Array.IndexOf(Order, type) is >= 0 and var rank ? rank : 1;

    // Some kernels part a text into lines, as files of notebooks do.
    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Array ? string.Concat(value.EnumerateArray().Select(l => l.Told())) : value.Told();
}
