using System.Diagnostics;

namespace Deja.Site.Runs;

/// <summary>One run of a block, from when it was asked for until another one of the block takes its place.</summary>
/// <param name="number">Names it while the server lives.</param>
/// <param name="order">What is run.</param>
/// <param name="changed">Called when there is something new to see.</param>
/// <param name="formula">Lays LaTeX out; null shows it as it is written.</param>
internal sealed class PageRun(int number, RunOrder order, Action changed, Func<string, string?>? formula = null) : IRunView
{
    private long _started;

    /// <summary>Held while any of it is looked at or changed.</summary>
    public Lock Lock { get; } = new();

    public int Number { get; } = number;

    public RunOrder Order { get; } = order;

    /// <summary>The block's name by now; it changes when what was edited is saved.</summary>
    public string Block { get; private set; } = order.Block;

    /// <summary>What it shows.</summary>
    public RunOutput Output { get; } = new(formula);

    /// <summary>What it waits for; null where it waits for nothing that is known.</summary>
    public string? Progress { get; private set; }

    /// <summary>Whether somebody asked it to end.</summary>
    public bool MustStop { get; set; }

    /// <summary>How it ended; null as long as it has not.</summary>
    public RunEnd? End { get; private set; }

    /// <summary>How long it took.</summary>
    public TimeSpan Time { get; private set; }

    /// <summary>In one word.</summary>
    public string State => End is not null ? "over" : _started == 0 ? "waiting" : "running";

    public void Begin() => Change(() => _started = Stopwatch.GetTimestamp());

    public void Finish(RunEnd end) => Change(() =>
    {
        Output.End();
        (End, Progress) = (end, null);
        Time = _started == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_started);
    });

    public void Rename(string block) => Change(() => Block = block);

    public void Step(string name) => Change(() => Output.Step(name));

    public void Text(string text, bool isError) => Change(() => Output.Text(text, isError));

    public void Show(RunItem item) => Change(() => Output.Show(item));

    void IRunView.Progress(string text) => Change(() => Progress = text);

    private void Change(Action change)
    {
        lock (Lock) change();
        changed();
    }
}
