namespace Deja.Bench.Site.Makers;

/// <summary>The smallest Eleventy site that shows the same notes, code coloured by its own plugin.</summary>
/// <param name="modules">A folder <c>node_modules</c> with <c>@11ty/eleventy</c> and <c>@11ty/eleventy-plugin-syntaxhighlight</c>.</param>
internal sealed class EleventyMaker(string modules) : ISiteMaker
{
    public string Name => "Eleventy";

    public string Program => "node";

    public IReadOnlyList<string> Build { get; } = ["node_modules/@11ty/eleventy/cmd.cjs", "--quiet", "--output=out"];

    public IReadOnlyList<string> Made { get; } = ["out"];

    public void Make(string folder, NoteSource notes)
    {
        // Eleventy would look for a layout that the notes name.
        foreach (var path in notes.Paths) NoteSource.Write(folder, FileOf(path), notes.Text(path).Replace("\nlayout: post\n", "\n", StringComparison.Ordinal));
        Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), Path.GetFullPath(modules));
        NoteSource.Write(folder, "eleventy.config.mjs", """
            import colours from "@11ty/eleventy-plugin-syntaxhighlight";
            export default function (site) {
              site.addPlugin(colours);
              site.addFilter("day", date => date.toISOString().slice(0, 10));
              site.addCollection("newest", all => all.getFilteredByGlob("notes/**/*.md").reverse());
              return { markdownTemplateEngine: false };
            }
            """);
        NoteSource.Write(folder, "notes/notes.11tydata.mjs", "export default { layout: \"note.njk\" };\n");
        const string page = "<!doctype html><html><head><meta charset=utf-8><title>{{ title }}</title></head><body><main>BODY</main></body></html>\n";
        NoteSource.Write(folder, "_includes/note.njk", page.Replace("BODY", "<h1>{{ title }}</h1><p>{{ page.date | day }} {% for tag in tags %}<a>{{ tag }}</a> {% endfor %}</p>{{ content | safe }}", StringComparison.Ordinal));
        NoteSource.Write(folder, "index.njk", page.Replace("BODY", "<ul>{% for note in collections.newest %}{% if loop.index <= 20 %}<li><a href=\"{{ note.url }}\">{{ note.data.title }}</a></li>{% endif %}{% endfor %}</ul>", StringComparison.Ordinal));
        NoteSource.Write(folder, "tags.njk", "---\npagination: { data: collections, size: 1, alias: tag, filter: [all, newest] }\npermalink: /tags/{{ tag | slugify }}/\n---\n" + page.Replace("BODY", "<h1>{{ tag }}</h1><ul>{% for note in collections[tag] %}<li><a href=\"{{ note.url }}\">{{ note.data.title }}</a></li>{% endfor %}</ul>", StringComparison.Ordinal));
    }

    public IReadOnlyList<string>? Serve(int port) => null;

    public string FileOf(string note) => Path.Combine("notes", note);
}
