namespace Deja.Notes.Records;

/// <summary>One thing of a block's output: text that it printed, or something that it showed.</summary>
public sealed record LastOutputItem
{
    /// <summary>What it printed, colours and all; null for something shown.</summary>
    public string? Text { get; init; }

    /// <summary>Whether the text came on standard error.</summary>
    public bool IsError { get; init; }

    /// <summary>What it showed, as text by MIME type; null where there is none of it.</summary>
    public IReadOnlyDictionary<string, string>? Data { get; init; }

    /// <summary>The picture that it showed: the name of a file beside the output; null where it showed none.</summary>
    public string? Picture { get; init; }
}
