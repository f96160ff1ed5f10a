using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Deja.Notes;
using Deja.Notes.Records;
using Deja.Site.Catalogue;
using Deja.Site.Links;
using Deja.Site.Settings;

namespace Deja.Site.Building;

/// <summary>Hashes of all that pages depend on: the same key, the same bytes.</summary>
internal static class SiteKeys
{
    /// <summary>Deja itself: its code, and what it brings.</summary>
    private static readonly string Program = $"{typeof(SiteKeys).Module.ModuleVersionId:N}{typeof(Notebook).Module.ModuleVersionId:N}";

    /// <summary>What a note's place in the catalogue depends on besides the note.</summary>
    public static string OfCatalogue(SiteSettings settings, string head) => Hash($"{Program}\n{settings.Posts}\n{settings.Others}\n{settings.IsJekyll}\n{head}");

    /// <summary>What every note's page depends on besides its own note and what <see cref="SiteMaker.Around(SiteNote, IEnumerable{AskedLink})"/> sees.</summary>
    public static string OfNotes(SiteSettings settings, SiteMaker maker) => Hash($"{Program}\n{OfSettings(settings)}\n{string.Join(' ', maker.Contents.Theme.All.Keys)}\n{maker.Files.LinksByName}\n{maker.Contents.Layouts?.Folder.Hash}");

    /// <summary>What the pages depend on that are made of all notes, beside <see cref="OfNotes"/>.</summary>
    /// <param name="notebook">The notebook, whose records they show.</param>
    /// <param name="shown">The notes whose words they show.</param>
    /// <param name="notes">All notes.</param>
    public static string OfPages(Notebook notebook, IEnumerable<SiteNote> shown, IReadOnlyList<SiteNote> notes)
    {
        var text = new StringBuilder().Append(PageFacts.StampOf(Path.Combine(notebook.Root, CheckRecords.File))).Append('\n');
        foreach (var note in shown) text.Append(note.Path).Append('\t').Append(note.File).Append('\n');
        foreach (var note in notes)
        {
            text.Append(note.Path).Append('\t').Append(note.Address).Append('\t').Append(note.Title).Append('\t').Append(note.IsPost).Append('\t').Append(note.Description).Append('\t').Append(note.Date.UtcTicks).Append('\t');
            text.AppendJoin('\t', note.Tags).Append('\n').AppendJoin('\t', note.Categories).Append('\n').AppendJoin('\t', note.RedirectFrom).Append((int)note.Mark).Append('\n');
        }

        return Hash(text.ToString());
    }

    private static string OfSettings(SiteSettings s) => string.Create(CultureInfo.InvariantCulture,
        $"{s.Title}\n{s.Description}\n{s.Author}\n{s.Url}\n{s.Language}\n{string.Join('\n', s.Navigation)}\n{string.Join('\n', s.Comments)}\n{s.PostComments}\n{s.ShowsDrafts}\n{s.IsJekyll}\n{s.HasSearch}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
