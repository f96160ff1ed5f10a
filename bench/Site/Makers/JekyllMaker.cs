namespace Deja.Bench.Site.Makers;

/// <summary>The smallest Jekyll site that shows the same notes, code coloured by Rouge.</summary>
/// <param name="program">Jekyll.</param>
internal sealed class JekyllMaker(string program) : ISiteMaker
{
    public string Name => "Jekyll";

    public string Program => program;

    public IReadOnlyList<string> Build { get; } = ["build", "--quiet", "--destination", "out"];

    public IReadOnlyList<string> Made { get; } = ["out", ".jekyll-cache"];

    public void Make(string folder, NoteSource notes)
    {
        foreach (var path in notes.Paths) NoteSource.Write(folder, FileOf(path), "---\nlayout: post\n" + notes.Text(path)[4..].Replace("layout: post\n", string.Empty, StringComparison.Ordinal));
        NoteSource.Write(folder, "_config.yml", "title: bench\nmarkdown: kramdown\nhighlighter: rouge\nkramdown: { input: GFM }\nfuture: true\nexclude: [out]\n");
        const string page = "<!doctype html><html><head><meta charset=utf-8><title>{{ page.title }}</title></head><body><main>BODY</main></body></html>\n";
        NoteSource.Write(folder, "_layouts/post.html", page.Replace("BODY", "<h1>{{ page.title }}</h1><p>{{ page.date | date: '%Y-%m-%d' }} {% for tag in page.tags %}<a>{{ tag }}</a> {% endfor %}</p>{{ content }}", StringComparison.Ordinal));
        NoteSource.Write(folder, "index.html", "---\n---\n" + page.Replace("BODY", "<ul>{% for note in site.posts limit: 20 %}<li><a href=\"{{ note.url }}\">{{ note.title }}</a></li>{% endfor %}</ul>", StringComparison.Ordinal));
        NoteSource.Write(folder, "tags.html", "---\n---\n" + page.Replace("BODY", "{% for tag in site.tags %}<h2>{{ tag[0] }}</h2><ul>{% for note in tag[1] %}<li><a href=\"{{ note.url }}\">{{ note.title }}</a></li>{% endfor %}</ul>{% endfor %}", StringComparison.Ordinal));
    }

    public IReadOnlyList<string>? Serve(int port) => null;

    // Posts are named by a day; their front matter has the true one.
    public string FileOf(string note) => Path.Combine("_posts", Path.GetDirectoryName(note)!, "2020-01-01-" + Path.GetFileName(note));
}
