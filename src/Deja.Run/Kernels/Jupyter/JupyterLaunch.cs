using System.Diagnostics;
using System.Globalization;

namespace Deja.Run.Kernels.Jupyter;

/// <summary>Starts a kernel and waits until it answers on all of its channels.</summary>
/// <param name="start">Which.</param>
/// <param name="replies">Is told when it takes longer.</param>
internal sealed class JupyterLaunch(JupyterStart start, JupyterReplies replies)
{
    // Less than Deja waits for a worker, so that it is the worker who tells what happened.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(50);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);
    private const int MostTries = 3;
    private const int MostQuestions = 5;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private bool _isTold;
    private bool _isElsewhere;

    /// <summary>The kernel of the last try; null before the first.</summary>
    public JupyterRunning? Running { get; private set; }

    /// <summary>What went wrong, with the kernel's last words; null when nothing did.</summary>
    public string? Problem { get; private set; }

    /// <summary>Starts it. That somebody took a port in the meantime is told by the kernel's last words, or by who answers there; then others are tried.</summary>
    /// <returns>What it tells of itself; null where it can't be started.</returns>
    public JupyterInfo? Start()
    {
        for (var tries = 1; ; tries++)
        {
            if (Try() is { } info) return info;
            if (tries == MostTries || !(_isElsewhere || Problem!.Contains("in use", StringComparison.OrdinalIgnoreCase))) return null;
        }
    }

    private JupyterInfo? Try()
    {
        var connection = JupyterConnection.New();
        connection.Write(start.Folder);
        Running?.Dispose();
        _isElsewhere = false;
        Running = new JupyterRunning(start, connection);
        try
        {
            if (Running.Channels.Connect(connection, MayGoOn) && Asked() is { } info) return info;
        }
        catch (IOException)
        {
            // It ended while it was greeted, or it is somebody else, and the kernel has not come to notice yet.
            _isElsewhere = !Running.Process.Ends(Silence);
        }

        Problem = Told();
        return null;
    }

    /// <summary>Asks the kernel for what it is, until it answers and its publications are heard: a subscription takes its time, and a block's first words must not be lost.</summary>
    private JupyterInfo? Asked()
    {
        JupyterInfo? info = null;
        var isHeard = false;
        for (var questions = 0; MayGoOn() && (info is null || questions < MostQuestions);)
        {
            Running!.Channels.Ask("kernel_info_request", _ => { });
            if (info is not null) questions++;
            while (Running.Events.TryTake(out var message, (int)Silence.TotalMilliseconds / 2))
            {
                if (message is null) return null;
                if (message.Type == "kernel_info_reply") info = JupyterInfo.Of(message.Content);
                isHeard |= message.Type == "status";
                if (info is not null && isHeard) return info;
            }
        }

        return info;
    }

    private bool MayGoOn()
    {
        if (!_isTold && _clock.Elapsed > Silence)
        {
            _isTold = true;
            replies.Progress($"starting the Jupyter kernel '{start.Name}'");
        }

        return !Running!.Process.HasEnded && _clock.Elapsed < Patience;
    }

    private string Told()
    {
        var process = Running!.Process;
        var end = process.HasEnded
            ? string.Create(CultureInfo.InvariantCulture, $"ended with exit code {process.ExitCode} before it was ready")
            : string.Create(CultureInfo.InvariantCulture, $"did not answer within {Patience.TotalSeconds} seconds");
        return $"the Jupyter kernel '{start.Name}' {end}{(process.LastWords() is { Length: > 0 } words ? $"; its last words:\n{words}" : ", without a word")}\nit was started by: {string.Join(' ', start.Command)}";
    }
}
