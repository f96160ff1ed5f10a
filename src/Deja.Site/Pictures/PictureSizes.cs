using System.Collections.Concurrent;
using Deja.Site.Links;

namespace Deja.Site.Pictures;

/// <summary>The sizes of the notebook's pictures, so that a page does not jump when they come. A file is looked at once.</summary>
/// <param name="files">Where they are.</param>
internal sealed class PictureSizes(SiteFiles files)
{
    private const int HeaderSize = 64 * 1024;

    private readonly ConcurrentDictionary<string, PictureSize?> _known = new(StringComparer.Ordinal);

    /// <summary>A picture's size; null where it can't be told.</summary>
    /// <param name="path">From the notebook's root.</param>
    public PictureSize? Of(string path) => _known.GetOrAdd(path, Read);

    private PictureSize? Read(string path)
    {
        try
        {
            using var file = File.OpenRead(files.FullPath(path));
            var header = new byte[(int)Math.Min(HeaderSize, file.Length)];
            file.ReadExactly(header);
            return PictureHeader.Read(header);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
