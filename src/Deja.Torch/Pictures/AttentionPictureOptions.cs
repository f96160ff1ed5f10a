namespace Deja.Torch.Pictures;

/// <summary>What stands beside the squares of an attention picture.</summary>
public sealed record AttentionPictureOptions
{
    /// <summary>A label for each query, from the top. Null: their numbers.</summary>
    public IReadOnlyList<string>? Queries { get; init; }

    /// <summary>A label for each key, from the left. Null: their numbers.</summary>
    public IReadOnlyList<string>? Keys { get; init; }

    /// <summary>What stands above all. Null: nothing.</summary>
    public string? Title { get; init; }

    /// <summary>A square's width in pixels. 24: a label's line fits beside it.</summary>
    public int Square { get; init; } = 24;

    /// <summary>How many heads stand side by side. 4: on a page's width when the text is short.</summary>
    public int Columns { get; init; } = 4;
}
