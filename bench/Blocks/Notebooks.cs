using System.Text;
using System.Text.Json.Nodes;

namespace Deja.Bench.Blocks;

/// <summary>The same trivial blocks as notes, as a Jupyter notebook and as an Org file.</summary>
internal sealed class Notebooks : IDisposable
{
    public const int ShellBlocks = 200;
    public const int PythonBlocks = 50;
    public const int LargeNotes = 1_000;
    public const int LargeBlocks = 10;

    private readonly string _root = Directory.CreateTempSubdirectory("deja-bench-").FullName;

    public Notebooks()
    {
        Isolated = Note("isolated", ShellBlocks, i => Block("session=new", "sh", $"echo block {i}"));
        Shared = Note("shared", ShellBlocks, i => Block($"name=b{i}", "sh", $"echo block {i}"));
        Large = Directory.CreateDirectory(Path.Combine(_root, "large")).FullName;
        for (var n = 0; n < LargeNotes; n++) File.WriteAllText(Path.Combine(Large, $"note{n}.md"), LargeNote(n));
        Python = Note("python", PythonBlocks, i => Block($"name=b{i}", "python", $"x{i} = {i}\nprint('block', x{i})"));
        Jupyter = Path.Combine(_root, "blocks.ipynb");
        File.WriteAllText(Jupyter, Notebook());
        Org = Path.Combine(_root, "blocks.org");
        File.WriteAllText(Org, string.Concat(Enumerable.Range(0, ShellBlocks).Select(i => $"#+begin_src sh :session s :results output\necho block {i}\n#+end_src\n\n")));
    }

    public string Isolated { get; }

    public string Shared { get; }

    public string Python { get; }

    /// <summary>Many notes with prose between their blocks.</summary>
    public string Large { get; }

    public string Jupyter { get; }

    public string Org { get; }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string Block(string directive, string language, string code) => $"<!-- deja: {directive} -->\n```{language}\n{code}\n```\n\n";

    private static string LargeNote(int n) => $"# Note {n}\n\n" + string.Concat(Enumerable.Range(0, LargeBlocks).Select(i =>
        $"## Entry {i}\n\nSome prose about things that one would write in a note, with `code` and more.\n\n{Block($"name=b{i}", "sh", $"echo {n} {i}")}<!-- deja: expect -->\n```text\n{n} {i}\n```\n\n"));

    private string Note(string name, int blocks, Func<int, string> block)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        var text = new StringBuilder("# Blocks\n\n");
        for (var i = 0; i < blocks; i++) text.Append(block(i));
        File.WriteAllText(Path.Combine(folder, "blocks.md"), text.ToString());
        return folder;
    }

    private static string Notebook() => new JsonObject
    {
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
        ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = "python3", ["display_name"] = "Python 3", ["language"] = "python" } },
        ["cells"] = new JsonArray([.. Enumerable.Range(0, PythonBlocks).Select(i => new JsonObject
        {
            ["id"] = $"b{i}",
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["metadata"] = new JsonObject(),
            ["outputs"] = new JsonArray(),
            ["source"] = $"x{i} = {i}\nprint('block', x{i})",
        })]),
    }.ToJsonString();
}
