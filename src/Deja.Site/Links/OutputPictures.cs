using System.Buffers;
using Deja.Notes.Records;

namespace Deja.Site.Links;

/// <summary>The pictures that checked blocks showed: kept among what may be deleted, where no page may show anything else of, and served below <c>/outputs/</c>.</summary>
internal static class OutputPictures
{
    /// <summary>The first name of their addresses.</summary>
    public const string Served = "outputs";

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>A picture's file, from the notebook's root.</summary>
    /// <param name="folder">The block's folder, see <see cref="LastOutputs.NameOf(string, string)"/>.</param>
    /// <param name="name">The picture's name, as its output says it; not trusted.</param>
    /// <returns>Null for what is no name of a picture.</returns>
    public static string? Of(string folder, string name) => IsPicture(folder, name) ? $"{LastOutputs.Folder}/{folder}/{name}" : null;

    /// <summary>The address of a picture's file; null for any other file.</summary>
    public static string? AddressOf(string file) => file.StartsWith(LastOutputs.Folder + "/", StringComparison.Ordinal) ? $"/{Served}/{file[(LastOutputs.Folder.Length + 1)..]}" : null;

    /// <summary>The file that is served at a path; null where that is none of a picture.</summary>
    public static string? FileOf(string path) => path.Split('/') is [Served, var folder, var name] ? Of(folder, name) : null;

    private static bool IsPicture(string folder, string name) =>
        folder.Length == 16 && !folder.AsSpan().ContainsAnyExcept(Digits) && name.Split('.') is [{ Length: > 0 and < 5 } number, "svg" or "png" or "jpg" or "gif" or "webp"] && number.All(char.IsAsciiDigit);
}
