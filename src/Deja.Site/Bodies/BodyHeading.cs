namespace Deja.Site.Bodies;

/// <summary>A heading of a body, for the table of contents.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Id">Its anchor.</param>
/// <param name="Text">Its words.</param>
public sealed record BodyHeading(int Level, string Id, string Text);
