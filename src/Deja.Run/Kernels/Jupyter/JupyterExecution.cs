using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Deja.Run.Kernels.Jupyter;

/// <summary>Has a kernel run code, and hands on what it prints and shows until it is idle again.</summary>
/// <param name="kernel">The kernel.</param>
/// <param name="replies">Where its output goes.</param>
/// <param name="shown">Where what it shows goes.</param>
internal sealed class JupyterExecution(JupyterRunning kernel, JupyterReplies replies, JupyterShown shown)
{
    private const int LookAgainInMilliseconds = 100;

    // A kernel answers on one channel and says that it is idle on another. The second is not to be waited for without end.
    private static readonly TimeSpan IdlePatience = TimeSpan.FromSeconds(5);

    private int _id;
    private string _request = string.Empty;
    private bool _isIdle;
    private JsonElement? _reply;
    private JupyterError? _error;

    /// <summary>Runs code that leaves its mark: output, history, a prompt's number.</summary>
    public JupyterOutcome Run(int id, string code) => Run(id, code, isSilent: false, null);

    /// <summary>Runs code that leaves none.</summary>
    /// <param name="id">The request's id.</param>
    /// <param name="code">What is run.</param>
    /// <param name="expression">Is evaluated then; its value stands in the reply as <c>user_expressions.value</c>. Null for none.</param>
    public JupyterOutcome Ask(int id, string code, string? expression) => Run(id, code, isSilent: true, expression);

    private JupyterOutcome Run(int id, string code, bool isSilent, string? expression)
    {
        (_id, _isIdle, _reply, _error) = (id, false, null, null);
        shown.Begin();
        _request = kernel.Channels.Ask("execute_request", w => Write(w, code, isSilent, expression));
        var quiet = Stopwatch.StartNew();
        while (_reply is null || !_isIdle)
        {
            var came = kernel.Events.TryTake(out var message, LookAgainInMilliseconds);
            if (came && message is null) return new JupyterOutcome(null, _error);
            if (came) quiet.Restart();
            if (message is not null) Hear(message);
            else if (_reply is not null && quiet.Elapsed > IdlePatience) break;
        }

        if (_reply!.Value.Text("status") is not "ok") _error ??= JupyterError.Of(_reply.Value);
        return new JupyterOutcome(_reply, _error);
    }

    private void Hear(JupyterMessage message)
    {
        // Output of a thread that an earlier block left behind is output too.
        switch (message.Type)
        {
            case "stream":
                var stream = message.Content.Text("name") == "stderr" ? replies.Error : replies.Output;
                stream.Write(Encoding.UTF8.GetBytes(message.Content.Text("text") ?? string.Empty));
                break;
            case "display_data" or "execute_result":
                shown.Show(_id, message.Content, isUpdate: false);
                break;
            case "update_display_data":
                shown.Show(_id, message.Content, isUpdate: true);
                break;
            case "clear_output":
                shown.Clear();
                break;
            case "input_request":
                Refuse(message.Content.Text("prompt"));
                break;
            default:
                if (message.Parent == _request) HearOwn(message);
                break;
        }
    }

    private void HearOwn(JupyterMessage message)
    {
        if (message.Type == "error") _error ??= JupyterError.Of(message.Content);
        else if (message.Type == "execute_reply") _reply = message.Content;
        else if (message.Type == "status") _isIdle |= message.Content.Text("execution_state") == "idle";
    }

    // Interrupted before it is answered, so that it doesn't go on with an answer that nobody gave.
    private void Refuse(string? prompt)
    {
        _error ??= new JupyterError(null, $"it asks for input{(string.IsNullOrWhiteSpace(prompt) ? string.Empty : $" ('{prompt.Trim()}')")}, and blocks have none", null);
        kernel.Interrupt(hasSignal: false);
        kernel.Channels.Input("input_reply", w => w.WriteString("value", string.Empty));
    }

    private static void Write(Utf8JsonWriter w, string code, bool isSilent, string? expression)
    {
        w.WriteString("code", code);
        w.WriteBoolean("silent", isSilent);
        w.WriteBoolean("store_history", !isSilent);
        w.WriteStartObject("user_expressions");
        if (expression is not null) w.WriteString("value", expression);
        w.WriteEndObject();
        w.WriteBoolean("allow_stdin", false);
        w.WriteBoolean("stop_on_error", false);
    }
}
