namespace Deja.Site.Runs;

/// <summary>Why a block is not run.</summary>
/// <param name="Message">In a sentence.</param>
public sealed record RunRefusal(string Message)
{
    /// <summary>The placeholders that have no value yet.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Whether a yes is all that is missing.</summary>
    public bool IsQuestion { get; init; }
}
