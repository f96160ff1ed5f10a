namespace Deja.Blocks;

/// <summary>Something shown, which another can be put in the place of.</summary>
public sealed class DisplayHandle
{
    private readonly string? _mime;

    internal DisplayHandle(string id, string? mime)
    {
        Id = id;
        _mime = mime;
    }

    /// <summary>Its name in the session.</summary>
    public string Id { get; }

    /// <summary>Shows this value in its place, in the form that the first one was asked for.</summary>
    public void Update(object? value) => Show.Update(Id, value, _mime);
}
