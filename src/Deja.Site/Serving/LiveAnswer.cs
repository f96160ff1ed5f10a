namespace Deja.Site.Serving;

/// <summary>What a server answers.</summary>
/// <param name="Bytes">The content, where it is no file.</param>
/// <param name="MediaType">What it is.</param>
internal sealed record LiveAnswer(byte[] Bytes, string MediaType)
{
    /// <summary>The file that holds the content; null where <see cref="Bytes"/> do.</summary>
    public string? File { get; init; }

    /// <summary>Where it stands instead; null where it stands here.</summary>
    public string? MovedTo { get; init; }

    /// <summary>Whether it is Deja's own page or file rather than one of the notebook.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether its address changes with its bytes.</summary>
    public bool IsForever { get; init; }
}
