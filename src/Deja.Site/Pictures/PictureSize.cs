namespace Deja.Site.Pictures;

/// <summary>A picture's size in pixels.</summary>
internal readonly record struct PictureSize(int Width, int Height);
