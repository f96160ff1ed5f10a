using System.Text.Json.Nodes;

namespace Deja.CSharp.Tests;

public sealed class ValueTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly KernelProcess _kernel = shared.Kernel;

    [Theory]
    [InlineData("var v = 42;", "42")]
    [InlineData("var v = 0.5f;", "0.5")]
    [InlineData("var v = \"text\";", "\"text\"")]
    [InlineData("var v = new[] { 1.5, double.NaN };", "[1.5,null]")]
    [InlineData("var v = new[] { new { Name = \"Ada\", Year = 1815 } };", "[{\"Name\":\"Ada\",\"Year\":1815}]")]
    [InlineData("var v = new Dictionary<string, int> { [\"a\"] = 1 };", "{\"a\":1}")]
    [InlineData("var v = (string?)null;", "null")]
    [InlineData("var v = new int[,] { { 1, 2 } };", "[[1,2]]")]
    public void A_variable_is_handed_over_as_JSON(string code, string json)
    {
        _kernel.Run(code).Well();
        Assert.Equal(json, Get("v")["answer"]!["data"]?.ToJsonString() ?? "null");
    }

    [Fact]
    public void The_last_variable_of_a_name_counts_and_a_missing_one_is_named()
    {
        using var kernel = new KernelProcess();
        kernel.Run("var v = 1; var other = 2;").Well();
        kernel.Run("var v = \"new\";").Well();
        Assert.Equal("new", (string?)kernel.Ask("get", ("name", "v"))["answer"]!["data"]);
        var missing = kernel.Ask("get", ("name", "nothing"));
        Assert.Equal("error", (string?)missing["status"]);
        Assert.Equal("There is no variable nothing in the C# session. There are v, other.", (string?)missing["error"]!["message"]);
    }

    [Fact]
    public void What_cannot_be_handed_over_is_told()
    {
        _kernel.Run("var f = () => 1; var l = new List<object>(); l.Add(l);").Well();
        Assert.Contains("Func<int> can't be handed over", (string?)Get("f")["error"]!["message"], StringComparison.Ordinal);
        Assert.Contains("holds itself", (string?)Get("l")["error"]!["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5", "v + 1", "6")]
    [InlineData("1.5", "v * 2", "3")]
    [InlineData("\"a\"", "v.Length", "1")]
    [InlineData("[1,2,3]", "v.Sum()", "6")]
    [InlineData("[1,2.5,null]", "v.GetType()", "List<double>")]
    [InlineData("[[1,2],[3,4]]", "v[1][0]", "3")]
    [InlineData("[{\"a\":1,\"b\":\"x\"}]", "(long)v[0][\"a\"]", "1")]
    [InlineData("{\"k\":[true]}", "((List<bool>)v[\"k\"])[0]", "True")]
    [InlineData("null", "v is null", "True")]
    [InlineData("[]", "v.Count", "0")]
    public void JSON_becomes_what_a_program_would_have(string json, string code, string text)
    {
        Assert.Equal("ok", (string?)Set("v", json)["status"]);
        Assert.Equal(text, _kernel.Show(code));
    }

    [Fact]
    public void A_variable_may_have_the_name_of_a_keyword_but_not_any_name()
    {
        Assert.Equal("ok", (string?)Set("class", "1")["status"]);
        Assert.Equal("1", _kernel.Show("@class"));
        Assert.Contains("no name for a C# variable", (string?)Set("a b", "1")["error"]!["message"], StringComparison.Ordinal);
    }

    private JsonObject Get(string name) => _kernel.Ask("get", ("name", JsonValue.Create(name)));

    private JsonObject Set(string name, string json) => _kernel.Ask("set", ("name", JsonValue.Create(name)), ("value", new JsonObject { ["mime"] = "application/json", ["data"] = JsonNode.Parse(json) }));
}
