using System.Globalization;

namespace Deja.Bench.Site.Makers;

/// <summary>The native <c>deja build</c>.</summary>
/// <param name="program">Deja.</param>
/// <param name="hasSearch">Whether it makes a search too, which none of the others does.</param>
internal sealed class DejaMaker(string program, bool hasSearch) : ISiteMaker
{
    /// <summary>The cache of formulas, which a build that is cold but for it keeps.</summary>
    public const string Formulas = "notes/.deja/cache/formulas";

    public string Name => hasSearch ? "deja" : "deja, search: false";

    public string Program => program;

    public IReadOnlyList<string> Build { get; } = ["build", "notes", "-o", "out"];

    public IReadOnlyList<string> Made { get; } = ["out", "notes/.deja"];

    public void Make(string folder, NoteSource notes)
    {
        notes.CopyTo(Path.Combine(folder, "notes"));
        NoteSource.Write(folder, "notes/deja.yml", hasSearch ? "title: bench\n" : "title: bench\nsearch: false\n");
    }

    public IReadOnlyList<string>? Serve(int port) => hasSearch ? ["serve", "notes", "--port", port.ToString(CultureInfo.InvariantCulture)] : null;

    public string FileOf(string note) => Path.Combine("notes", note);
}
