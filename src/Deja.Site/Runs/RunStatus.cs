namespace Deja.Site.Runs;

/// <summary>How a run ended.</summary>
public enum RunStatus
{
    /// <summary>By itself and well.</summary>
    Done,

    /// <summary>By itself, with an error or an exit code that tells one.</summary>
    Failed,

    /// <summary>It took longer than it may.</summary>
    TimedOut,

    /// <summary>It printed more than it may.</summary>
    TooMuchOutput,

    /// <summary>It was stopped.</summary>
    Stopped,

    /// <summary>It never began.</summary>
    NotRun,

    /// <summary>It never began, since one that was asked for together with it did not end well.</summary>
    LeftOut,
}
