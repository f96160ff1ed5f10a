using System.Text;
using System.Text.Json;
using Deja.Run.Kernels.Jupyter;

namespace Deja.Run.Tests.Kernels.Jupyter;

public sealed class JupyterShownTests : IDisposable
{
    private readonly MemoryStream _told = new();
    private readonly JupyterReplies _replies;
    private readonly JupyterShown _shown;

    public JupyterShownTests()
    {
        _replies = new JupyterReplies(_told);
        _shown = new JupyterShown(_replies, () => { });
    }

    public void Dispose()
    {
        _replies.Dispose();
        _told.Dispose();
    }

    [Theory]
    [InlineData("""{"image/png":"AA==","text/plain":"x"}""", """{"text/plain":"x","image/png":"AA=="}""")]
    [InlineData("""{"text/html":["<b>","1</b>"],"application/vnd.a+json":{"a":1},"text/plain":"x"}""", """{"text/plain":"x","application/vnd.a+json":{"a":1},"text/html":"<b>1</b>"}""")]
    [InlineData("""{"text/plain":"\ud83d"}""", """{"text/plain":"\\ud83d"}""")]
    [InlineData("""{"image/jpeg":"AA=="}""", """{"text/plain":"<image/jpeg>","image/jpeg":"AA=="}""")]
    public void The_richest_form_comes_last_behind_a_plain_text(string data, string told)
    {
        Show($$"""{"data":{{data}}}""");
        using var reply = JsonDocument.Parse(_told.ToArray());
        Assert.Equal(told, JsonSerializer.Serialize(reply.RootElement.GetProperty("data"), Relaxed));
    }

    [Fact]
    public void What_follows_a_clearing_takes_the_place_of_the_last_display_of_its_block_alone()
    {
        Show("""{"data":{"text/plain":"1"}}""");
        _shown.Begin();
        _shown.Clear();
        Show("""{"data":{"text/plain":"2"}}""");
        _shown.Clear();
        Show("""{"data":{"text/plain":"3"}}""");
        var replies = Encoding.UTF8.GetString(_told.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal([false, false, true], replies.Select(r => r.TryGetProperty("update", out _)));
        Assert.NotEqual(replies[0].GetProperty("display").GetString(), replies[1].GetProperty("display").GetString());
        Assert.Equal(replies[1].GetProperty("display").GetString(), replies[2].GetProperty("display").GetString());
    }

    private static JsonSerializerOptions Relaxed { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private void Show(string content)
    {
        using var json = JsonDocument.Parse(content);
        _shown.Show(1, json.RootElement, isUpdate: false);
    }
}
