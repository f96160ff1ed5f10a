using System.Text.Json.Nodes;

namespace Deja.CSharp.Tests;

public sealed class EditingTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly KernelProcess _kernel = shared.Kernel;

    [Fact]
    public void Members_are_offered_after_a_dot_with_extensions_and_without_statics()
    {
        _kernel.Run("var names = new List<string>();").Well();
        var (items, answer) = Complete("names.|");
        Assert.Contains("Add", items);
        Assert.Contains("Select", items);
        Assert.DoesNotContain("ReferenceEquals", items);
        Assert.Equal((6, 6), ((int)answer["from"]!, (int)answer["to"]!));
    }

    [Fact]
    public void Statics_are_offered_of_types_and_types_of_namespaces()
    {
        Assert.Contains("Sqrt", Complete("Math.S|").Items);
        Assert.DoesNotContain("GetHashCode", Complete("Math.|").Items);
        Assert.Contains("StringBuilder", Complete("System.Text.|").Items);
    }

    [Fact]
    public void Names_in_scope_are_offered_with_those_of_earlier_blocks_and_keywords()
    {
        _kernel.Run("var marvel = 1; int Margin(int x) => x; class Marker { }").Well();
        var (items, answer) = Complete("var local = 1; mar|");
        Assert.Superset(new HashSet<string>(["marvel", "Margin", "Marker"]), items.ToHashSet());
        Assert.Equal(15, (int)answer["from"]!);
        Assert.Contains("while", Complete("wh|").Items);
        Assert.Contains("local", Complete("void F() { var local = 1; lo| }").Items);
    }

    [Theory]
    [InlineData("// names.|")]
    [InlineData("\"text.|\"")]
    [InlineData("1|")]
    public void Nothing_is_offered_in_comments_texts_and_numbers(string code) => Assert.Empty(Complete(code).Items);

    [Fact]
    public void What_is_offered_says_what_it_is()
    {
        var item = Complete("Console.WriteL|").Answer["items"]!.AsArray().Single()!;
        Assert.Equal("method", (string?)item["kind"]);
        Assert.Matches(@"^void Console\.WriteLine\(.*\) \(and \d+ more\)$", (string?)item["detail"]);
    }

    [Fact]
    public void The_parameters_of_a_call_are_shown_and_which_one_is_next()
    {
        _kernel.Run("/// <summary>Adds.</summary>\nint Add(int left, int right) => left + right;").Well();
        var answer = At("signature", "Add(1, |)")!;
        Assert.Equal(1, (int)answer["parameter"]!);
        Assert.Equal(["int left", "int right"], answer["signatures"]![0]!["parameters"]!.AsArray().Select(p => (string?)p));
        Assert.True(At("signature", "new System.Text.StringBuilder(|")!["signatures"]!.AsArray().Count > 3);
        Assert.Null(At("signature", "1 + |2"));
    }

    [Fact]
    public void A_name_is_explained()
    {
        _kernel.Run("var names = new List<string>();").Well();
        var answer = At("hover", "na|mes.Count")!;
        Assert.Equal((0, 5), ((int)answer["from"]!, (int)answer["to"]!));
        Assert.Equal("```csharp\nList<string> names\n```", (string?)answer["text"]);
        Assert.Contains("int List<string>.Count", (string?)At("hover", "names.Co|unt")!["text"], StringComparison.Ordinal);
        Assert.Null(At("hover", "1 |+ 1"));
    }

    [Fact]
    public void The_authors_own_words_are_part_of_it()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref")), "Only an SDK has .NET's documentation.");
        Assert.Contains("square root", (string?)At("hover", "Math.Sq|rt(2)")!["text"], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void What_is_wrong_is_found_without_running_it()
    {
        _kernel.Run("var known = 1;").Well();
        var found = _kernel.Ask("diagnose", ("code", "var never = known + unknown;"))["answer"]!.AsArray().Single()!;
        Assert.Equal((20, 27), ((int)found["from"]!, (int)found["to"]!));
        Assert.Equal(("CS0103", "error"), ((string?)found["code"], (string?)found["severity"]));
        Assert.Equal("error", _kernel.Run("never").Status);
    }

    [Fact]
    public void Many_blocks_are_parsed_in_one_process()
    {
        Assert.Empty(_kernel.Ask("parse", ("code", "#:package Some.Package@1.0\nvar x = UnknownType.Member; await foreach (var y in x) { }"))["answer"]!.AsArray());
        var found = _kernel.Ask("parse", ("code", "var x = ;"))["answer"]!.AsArray();
        Assert.Equal("CS1525", (string?)found[0]!["code"]);
        Assert.Contains("magic line", (string?)_kernel.Ask("parse", ("code", "1\n#!fsharp\n"))["answer"]![0]!["message"], StringComparison.Ordinal);
    }

    private (IReadOnlyList<string> Items, JsonObject Answer) Complete(string code)
    {
        var answer = At("complete", code)!.AsObject();
        return ([.. answer["items"]!.AsArray().Select(i => (string)i!["label"]!)], answer);
    }

    private JsonNode? At(string what, string code)
    {
        var at = code.IndexOf('|', StringComparison.Ordinal);
        return _kernel.Ask(what, ("code", code.Remove(at, 1)), ("at", at))["answer"];
    }
}
