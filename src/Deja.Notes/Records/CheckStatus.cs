namespace Deja.Notes.Records;

/// <summary>How a block's last check ended.</summary>
public enum CheckStatus
{
    /// <summary>It did what its note says.</summary>
    Passed,

    /// <summary>It did not.</summary>
    Failed,
}
