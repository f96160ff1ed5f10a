namespace Deja.Host.Children.Terminals;

/// <summary>The descriptors that a <see cref="TerminalMonitor"/> is started with besides the command's standard streams: five numbers in a row.</summary>
/// <param name="First">The first of them: above all that its starter has open, so that none is overwritten before it was handed on.</param>
internal readonly record struct MonitorEnds(int First)
{
    /// <summary>The command's terminal.</summary>
    public int Terminal => First;

    /// <summary>Where signals to send come from.</summary>
    public int Control => First + 1;

    /// <summary>Where <see cref="MonitorMessage"/>s go.</summary>
    public int Status => First + 2;

    /// <summary>The user's terminal.</summary>
    public int User => First + 3;

    /// <summary>The other side of the command's terminal.</summary>
    public int Master => First + 4;

    public IReadOnlyList<int> All => [Terminal, Control, Status, User, Master];
}
