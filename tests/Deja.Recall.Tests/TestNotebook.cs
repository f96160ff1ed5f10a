using System.Text;
using Deja.Notes;
using Deja.Recall.Errors;
using Deja.Recall.Find;
using Deja.Recall.Index;

namespace Deja.Recall.Tests;

/// <summary>A notebook for one test in a folder of its own, with a user's cache beside it. Each question is asked as a new process would: opened, brought up to date, closed.</summary>
internal sealed class TestNotebook : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deja-recall-").FullName;

    public TestNotebook() => Directory.CreateDirectory(Root);

    public string Root => Path.Combine(_folder, "notes");

    public string UserCache => Path.Combine(_folder, "cache");

    /// <summary>Where the notebook's own index lies.</summary>
    public string IndexFile => PathOf(".deja/cache/index.db");

    public string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>Writes a note, its folders too, and returns the notebook for the next.</summary>
    public TestNotebook With(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
        return this;
    }

    public IndexSet Open() => IndexSet.Open([Notebook.Open(Root)], UserCache);

    public IndexUpdate Update()
    {
        using var indexes = Open();
        return Assert.Single(indexes.Update());
    }

    /// <summary>Updates until all notes are so old that none is looked at again for safety's sake.</summary>
    public void Settle()
    {
        var stop = TestContext.Current.CancellationToken;
        while (Update().Read > 0) stop.ThrowIfCancellationRequested();
    }

    public long Count()
    {
        using var indexes = Open();
        indexes.Update();
        return indexes.EntryCount;
    }

    public FindResult Ask(string words, int limit = 10) => Ask([this], words, limit);

    public static FindResult Ask(IEnumerable<TestNotebook> notebooks, string words, int limit = 10)
    {
        using var indexes = IndexSet.Open(notebooks.Select(n => Notebook.Open(n.Root)), notebooks.First().UserCache);
        indexes.Update();
        return new Finder(indexes).Find(words, limit);
    }

    /// <summary>What was found, as <c>path</c> or <c>path#anchor</c>, best first.</summary>
    public IEnumerable<string> Find(string words, int limit = 10) => Ask(words, limit).Matches.Select(m => Name(m.Note, m.Entry));

    public RecallResult Recall(string log, int limit = 5)
    {
        using var indexes = Open();
        indexes.Update();
        return new Recaller(indexes).Recall(log, limit);
    }

    public static string Name(Note note, Entry entry) => entry.Anchor.Length == 0 ? note.Path : $"{note.Path}#{entry.Anchor}";

    /// <summary>The files under a folder with what is in them, to see that nothing was touched.</summary>
    public static string Picture(string folder)
    {
        var picture = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)) picture.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"{file}: {Convert.ToHexString(File.ReadAllBytes(file))}");
        return picture.ToString();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
