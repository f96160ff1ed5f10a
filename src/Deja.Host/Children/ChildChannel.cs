namespace Deja.Host.Children;

/// <summary>Which of its two outputs a child wrote to.</summary>
public enum ChildChannel
{
    /// <summary>Standard output.</summary>
    Output,

    /// <summary>Standard error. A child on a pseudo-terminal has none of its own.</summary>
    Error,
}
