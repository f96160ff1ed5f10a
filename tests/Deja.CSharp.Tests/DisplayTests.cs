namespace Deja.CSharp.Tests;

public sealed class DisplayTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly KernelProcess _kernel = shared.Kernel;

    [Theory]
    [InlineData("new List<int> { 1, 2, 3 }", "[1, 2, 3]")]
    [InlineData("new[] { \"a\", null }", "[\"a\", null]")]
    [InlineData("Enumerable.Range(0, 23)", "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, … and 3 more]")]
    [InlineData("new Dictionary<string, int> { [\"one\"] = 1 }", "{ \"one\": 1 }")]
    [InlineData("new { Name = \"Ada\", Year = 1815 }", "{ Name = \"Ada\", Year = 1815 }")]
    [InlineData("(1, \"two\", 3.5)", "(1, \"two\", 3.5)")]
    [InlineData("new int[,] { { 1, 2 }, { 3, 4 } }", "[[1, 2], [3, 4]]")]
    [InlineData("new DateTime(2024, 1, 2, 3, 4, 5)", "2024-01-02 03:04:05")]
    [InlineData("typeof(Dictionary<string, int[]>)", "Dictionary<string, int[]>")]
    [InlineData("1234.5m", "1234.5")]
    [InlineData("'x'", "x")]
    [InlineData("DayOfWeek.Monday", "Monday")]
    [InlineData("\"<b>as it is</b>\\nsecond\"", "<b>as it is</b>\nsecond")]
    [InlineData("new List<object>()", "[]")]
    public void Values_are_shown_as_text(string code, string text) => Assert.Equal(text, _kernel.Show(code));

    [Fact]
    public void An_endless_sequence_is_cut() =>
        Assert.EndsWith("19, … and many more]", _kernel.Show("IEnumerable<int> All() { for (var i = 0; ; i++) yield return i; } All()"), StringComparison.Ordinal);

    [Fact]
    public void A_value_that_holds_itself_is_shown_once()
    {
        Assert.Equal("Node { Next = (itself) }", _kernel.Show("class Node { public Node? Next { get; set; } } var n = new Node(); n.Next = n; n"));
        Assert.Equal("[1, (itself)]", _kernel.Show("var l = new List<object> { 1 }; l.Add(l); l"));
    }

    [Fact]
    public void A_property_that_throws_is_shown_as_what_it_throws() =>
        Assert.Equal("Bad { Good = 1, Worse = (InvalidOperationException: no) }", _kernel.Show("class Bad { public int Good => 1; public int Worse => throw new InvalidOperationException(\"no\"); } new Bad()"));

    [Fact]
    public void Rows_are_a_table_as_text_and_as_html_with_everything_escaped()
    {
        var ran = _kernel.Run("record Row(string Name, int Age); new[] { new Row(\"<script>\", 36), new Row(\"Bo\", 7) }").Well();
        Assert.Equal("Name      Age\n--------  ---\n<script>   36\nBo          7", ran.Text);
        Assert.Equal("<table>\n<thead><tr><th>Name</th><th>Age</th></tr></thead>\n<tbody>\n<tr><td>&lt;script&gt;</td><td align=\"right\">36</td></tr>\n<tr><td>Bo</td><td align=\"right\">7</td></tr>\n</tbody>\n</table>", ran.Html);
    }

    [Fact]
    public void A_long_table_is_cut_with_a_count()
    {
        var ran = _kernel.Run("Enumerable.Range(0, 25).Select(i => new { i, Square = i * i })").Well();
        Assert.EndsWith("19     361\n… and 5 more", ran.Text, StringComparison.Ordinal);
        Assert.EndsWith("<p>… and 5 more</p>", ran.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dictionary_is_a_table_of_html()
    {
        var ran = _kernel.Run("new Dictionary<string, string> { [\"k\"] = \"a & b\" }").Well();
        Assert.Contains("<tr><td>k</td><td>a &amp; b</td></tr>", ran.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTML(\"<b>x</b>\")", "text/html", "<b>x</b>")]
    [InlineData("Markdown(\"**x**\")", "text/markdown", "**x**")]
    [InlineData("Latex(\"$x^2$\")", "text/latex", "$x^2$")]
    [InlineData("SVG(\"<svg/>\")", "image/svg+xml", "<svg/>")]
    [InlineData("Json(new { a = 1, b = new[] { 1.5, double.NaN } })", "application/json", "{\"a\":1,\"b\":[1.5,null]}")]
    [InlineData("Image(Convert.FromBase64String(\"iVBORw0KGgo=\"))", "image/png", "iVBORw0KGgo=")]
    public void Content_keeps_its_form(string code, string mime, string form)
    {
        Assert.Equal(form, _kernel.Run(code).Well().Form(mime));
        Assert.Equal(form, _kernel.Run($"display({code});").Well().Form(mime));
    }

    [Fact]
    public void A_display_may_name_its_form() => Assert.Equal("<i>x</i>", _kernel.Run("display(\"<i>x</i>\", \"text/html\");").Well().Html);

    [Fact]
    public void A_formatter_of_a_block_holds_for_the_type_and_those_derived_from_it()
    {
        _kernel.Run("class Shape { public int Corners = 3; } class Square : Shape { } Formatter.Register<Shape>(s => $\"<b>{s.Corners}</b>\"); Formatter.Register<Shape>(s => \"a shape\", \"text/plain\");").Well();
        var ran = _kernel.Run("new Square()").Well();
        Assert.Equal(("a shape", "<b>3</b>"), (ran.Text, ran.Html));
        Assert.Equal("[a shape]", _kernel.Show("new object[] { new Square() }.ToList()"));
    }

    [Fact]
    public void Pictures_of_known_libraries_are_told_by_their_shape()
    {
        // The libraries themselves are tried with the packages; here only what the kernel looks at.
        using var folder = new Folder();
        folder.Write("Fake.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        folder.Write("Fake.cs", "namespace ScottPlot { public class Plot { public string GetSvgXml(int w, int h) => $\"<svg width='{w}'/>\"; } } namespace OpenCvSharp { public class Mat { public byte[] ImEncode(string ext = \".png\", int[]? p = null) => [1, 2, 3]; } }");
        using var kernel = new KernelProcess(folder.Path);
        Assert.Equal("<svg width='640'/>", kernel.Run("#:project .\nnew ScottPlot.Plot()").Well().Form("image/svg+xml"));
        Assert.Equal("AQID", kernel.Run("new OpenCvSharp.Mat()").Well().Form("image/png"));
    }
}
