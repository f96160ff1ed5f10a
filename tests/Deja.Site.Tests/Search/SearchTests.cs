using System.Globalization;
using System.Text;
using Deja.Notes;
using Deja.Recall.Find;
using Deja.Recall.Index;
using Deja.Recall.Tokens;
using Deja.Site.Building;

namespace Deja.Site.Tests.Search;

public sealed class SearchTests : IDisposable
{
    private static readonly string[] Queries =
    [
        "port", "who holds a port", "端口", "端口 占用", "backward second time", "计算图", "gradient", "查看梯度", "freeze no_grad", "zeroGrad", "NullReferenceException", "camera mirror", "摄像头 录像", "tee", "sqlite locked",
        "docker compose", "attention cache", "kv缓存", "git 443", "permission denied", "backwrd", "gradent of a modul", "grad", "pictures side by side", "显", "CS0246", "Ünïcode", "fd", "x", "error", "no space left",
    ];

    /// <summary>So many from the first must be the same.</summary>
    private const int Certain = 3;

    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("notebook")]
    [InlineData("docs")]
    public async Task A_page_finds_what_deja_find_finds_first_with_the_same_scores(string folder)
    {
        var notebook = Notebook.Open(Path.Combine(Repository.Root, folder));
        var output = _site.Out;
        new SiteBuilder(notebook, output).Build();
        using var indexes = IndexSet.Open([notebook], Path.Combine(_site.Around, "cache"));
        indexes.Update();
        var found = await BrowserSearch.Find(output, Queries);
        foreach (var (i, query) in Queries.Index())
        {
            var expected = new Finder(indexes).Find(query, 10);
            var matches = found[i].GetProperty("matches").EnumerateArray().ToDictionary(m => m[0].GetString()!, m => m[1].GetDouble());
            Assert.Equal([query, .. expected.Matches.Take(Certain).Select(AddressOf)], [query, .. matches.Keys.Take(Certain)]);

            // Of entries that have some of the words only, deja find reads the likeliest; a page may know of others that are as good.
            foreach (var match in expected.Matches.Where(m => matches.Count < 10 || m.Score > matches.Values.Last())) Assert.Equal((query, AddressOf(match), Math.Round(match.Score, 9)), (query, AddressOf(match), Math.Round(matches.GetValueOrDefault(AddressOf(match)), 9)));
            Assert.Equal(expected.Corrections.Select(c => c.Typed), found[i].GetProperty("corrections").EnumerateArray().Select(c => c[0].GetString()!));
        }
    }

    [Fact]
    public async Task Text_is_cut_into_the_same_terms_as_for_the_index()
    {
        var random = new Random(7);
        const string pieces = "abcXYZsedingies_09éÀŁßΣςжЖ日本語中文字かなカナ한글ＡｂＣ１-./ \t'😀İı";
        var runes = pieces.EnumerateRunes().ToArray();
        var texts = Enumerable.Range(0, 400).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => runes[random.Next(runes.Length)].ToString()))).ToList();
        texts.AddRange(["HTTPServer getURLs IDs parseJSON2Xml zero_grad __init__ x509", "caresses ponies ties cats feed agreed plastered motoring sing controlling hopping falling fizzed failing filing happy sky rate", "/usr/lib/x86_64-linux-gnu/libtorch.so.2", new string('a', 90) + "ing"]);
        texts.AddRange(Directory.EnumerateFiles(Path.Combine(Repository.Root, "notebook"), "*.md").Select(File.ReadAllText));
        var found = await BrowserSearch.Tokenize(texts);
        foreach (var (i, text) in texts.Index()) Assert.Equal((text, string.Join(' ', Tokenizer.Tokenize(text).Select(t => $"{t.Term}@{t.Start}+{t.Length}"))), (text, string.Join(' ', found[i].EnumerateArray().Select(t => $"{t[0].GetString()}@{t[1].GetInt32()}+{t[2].GetInt32()}"))));
    }

    [Fact]
    public async Task A_query_of_words_that_stand_everywhere_loads_little_and_still_finds_the_heading()
    {
        var text = new StringBuilder();
        for (var note = 0; note < 40; note++)
        {
            text.Clear().Append("# Note\n\n");
            for (var entry = 0; entry < 250; entry++) text.Append(CultureInfo.InvariantCulture, $"## Entry {entry} of {note}\n\nThe docker network fails with an error in python, again and again.\n\n");
            if (note == 17) text.Append("## Docker network error in python\n\nHere.\n");
            _site.With($"n{note}.md", text.ToString());
        }

        _site.Build();
        var found = (await BrowserSearch.Find(_site.Out, ["docker network error python", "网络 错误 python"]))[0];
        Assert.Equal("n17/#docker-network-error-in-python", found.GetProperty("matches")[0][0].GetString());
        Assert.InRange(found.GetProperty("loaded").GetInt32(), 1, 300_000);
    }

    [Fact]
    public void Where_deja_yml_says_no_there_is_no_search()
    {
        _site.With("a.md", "# A\n\nwords\n").With("deja.yml", "search: false\n");
        _site.Build();
        Assert.False(_site.Has("-/search/start.json") || _site.Has("search/index.html"));
        Assert.DoesNotContain("id=\"search\"", _site.Read("a/index.html"), StringComparison.Ordinal);
        _site.With("deja.yml", "title: x\n");
        _site.Build();
        Assert.True(_site.Has("-/search/start.json") && _site.Has("search/index.html"));
    }

    [Fact]
    public async Task What_is_written_is_found_after_the_next_build_and_what_is_gone_no_more()
    {
        _site.With("a.md", "# A\n\nwalrus\n").With("b.md", "# B\n\nheron\n");
        _site.Build();
        _site.With("a.md", "# A\n\npelican, and more\n");
        File.Delete(Path.Combine(_site.Root, "b.md"));
        _site.Build();
        Assert.Equal(0, _site.Build().Written);
        var found = await BrowserSearch.Find(_site.Out, ["pelican", "walrus", "heron"]);
        Assert.Equal((1, 0, 0), (found[0].GetProperty("matches").GetArrayLength(), found[1].GetProperty("matches").GetArrayLength(), found[2].GetProperty("matches").GetArrayLength()));
    }

    [Fact]
    public void A_build_that_goes_on_from_an_earlier_one_writes_the_bytes_of_a_first_one()
    {
        var random = new Random(11);
        foreach (var i in Enumerable.Range(0, 60)) _site.With($"n{i}.md", Words(random, i % 7 == 0 ? 30 : 1 + (i % 4)));
        _site.Build();
        foreach (var change in Enumerable.Range(0, 6))
        {
            _site.With($"n{change * 7}.md", Words(random, 1 + (change * 9)));
            _site.With($"added{change}.md", Words(random, 2));
            if (change % 2 == 0) File.Delete(Path.Combine(_site.Root, $"n{30 + change}.md"));
            _site.Build();
            using var first = new Site();
            foreach (var file in Directory.EnumerateFiles(_site.Root, "*.md")) first.With(Path.GetFileName(file), File.ReadAllText(file));
            first.Build();
            Assert.Equal(Contents(first.Out), Contents(_site.Out));
        }
    }

    [Fact]
    public void Where_one_note_of_many_changed_few_files_are_written_and_what_was_deleted_is_there_again()
    {
        var random = new Random(12);
        foreach (var i in Enumerable.Range(0, 300)) _site.With($"n{i}.md", Words(random, 12));
        _site.Build();
        var before = Contents(_site.Out).Where(f => f.Key.StartsWith("-/search/e/", StringComparison.Ordinal)).ToDictionary();
        _site.With("n7.md", Words(random, 12));
        File.Delete(Path.Combine(_site.Out, before.Keys.First()));
        _site.Build();
        var after = Contents(_site.Out);
        Assert.InRange(before.Count, 100, 1000);
        Assert.InRange(before.Count(f => after[f.Key] != f.Value), 1, 8);
    }

    /// <summary>A note of some entries, with words of which few are met again.</summary>
    private static string Words(Random random, int entries) =>
        string.Concat(Enumerable.Range(0, entries).Select(e => string.Create(CultureInfo.InvariantCulture, $"{(e == 0 ? "#" : "##")} Heading {random.Next(50)}\n\n{string.Join(' ', Enumerable.Range(0, 60).Select(_ => $"w{(int)(400 * random.NextDouble() * random.NextDouble())}"))}\n\n")));

    private static SortedDictionary<string, string> Contents(string folder) =>
        new(Directory.EnumerateFiles(Path.Combine(folder, "-", "search"), "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(folder, f), f => Convert.ToHexString(File.ReadAllBytes(f))), StringComparer.Ordinal);

    private static string AddressOf(FindMatch match)
    {
        var path = match.Note.Path is "README.md" ? string.Empty : match.Note.Path.Replace("README.md", ".md", StringComparison.Ordinal)[..^".md".Length].TrimEnd('/') + "/";
        return match.Entry.Ordinal == 0 ? path : $"{path}#{match.Entry.Anchor}";
    }
}
