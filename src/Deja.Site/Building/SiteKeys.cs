using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Deja.Notes;
using Deja.Notes.Records;
using Deja.Site.Catalogue;
using Deja.Site.Links;
using Deja.Site.Settings;

namespace Deja.Site.Building;

/// <summary>Hashes of all that pages depend on besides the program: the same key, the same bytes.</summary>
internal static class SiteKeys
{
    /// <summary>What a note's place in the catalogue depends on besides the note.</summary>
    public static string OfCatalogue(SiteSettings settings, string head) => Hash($"{settings.Posts}\n{settings.Others}\n{settings.IsJekyll}\n{head}");

    /// <summary>What every note's page depends on besides its own note and what <see cref="SiteMaker.Around(SiteNote, IEnumerable{AskedLink})"/> sees.</summary>
    public static string OfNotes(SiteSettings settings, SiteMaker maker) => Hash($"{OfSettings(settings)}\n{string.Join(' ', maker.Contents.Theme.All.Keys)}\n{maker.Files.LinksByName}\n{maker.Contents.Layouts?.Folder.Hash}");

    /// <summary>What decides where most links lead and what is before and after a note: paths, addresses, names, dates.</summary>
    /// <param name="notes">All notes.</param>
    /// <param name="atRoot">See <see cref="SiteFiles.AtRoot"/>.</param>
    public static string OfPlaces(IReadOnlyList<SiteNote> notes, IEnumerable<string> atRoot)
    {
        var hash = TextHash.Start.With([.. atRoot.Order(StringComparer.Ordinal)]);
        foreach (var note in notes) hash = hash.With(note.Path).With(note.Address).With(note.Title).With(note.Aliases).With(note.Date.UtcTicks).With((note.IsPost ? 1 : 0) + (note.IsIndex ? 2 : 0));
        return hash.Hex;
    }

    /// <summary>What the pages depend on that are made of all notes, beside <see cref="OfNotes"/>.</summary>
    /// <param name="notebook">The notebook, whose records they show.</param>
    /// <param name="shown">The notes whose words they show.</param>
    /// <param name="notes">All notes.</param>
    /// <param name="places">See <see cref="OfPlaces"/>.</param>
    public static string OfPages(Notebook notebook, IEnumerable<SiteNote> shown, IReadOnlyList<SiteNote> notes, string places)
    {
        var (length, time) = PageFacts.StampOf(Path.Combine(notebook.Root, CheckRecords.File));
        var hash = TextHash.Start.With(places).With(length).With(time);
        foreach (var note in shown) hash = hash.With(note.Path).With(note.File.Length).With(note.File.Stamp);
        foreach (var note in notes) hash = hash.With(note.Description).With(note.Tags).With(note.Categories).With(note.RedirectFrom).With((int)note.Mark);
        return hash.Hex;
    }

    private static string OfSettings(SiteSettings s) => string.Create(CultureInfo.InvariantCulture,
        $"{s.Title}\n{s.Description}\n{s.Author}\n{s.Url}\n{s.Language}\n{string.Join('\n', s.Navigation)}\n{string.Join('\n', s.Comments)}\n{s.PostComments}\n{s.ShowsDrafts}\n{s.IsJekyll}\n{s.HasSearch}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
