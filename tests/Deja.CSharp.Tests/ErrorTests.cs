namespace Deja.CSharp.Tests;

public sealed class ErrorTests : IDisposable
{
    private readonly KernelProcess _kernel = new();

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void A_compile_error_names_the_notes_line_and_marks_the_place()
    {
        var ran = _kernel.Run("var a = 1;\nvar b = missing + a;", "csharp/linq.md", 30);
        Assert.Equal("error", ran.Status);
        Assert.Equal("CS0103", (string?)ran.Error!["name"]);
        Assert.Equal("csharp/linq.md:31:9 CS0103 The name 'missing' does not exist in the current context", ran.Message);
        Assert.Equal("csharp/linq.md:31:9 CS0103 The name 'missing' does not exist in the current context\n    var b = missing + a;\n            ^~~~~~~", ran.Trace);
        Assert.Equal((31, 9), ((int)ran.Error["line"]!, (int)ran.Error["column"]!));
    }

    [Fact]
    public void An_exception_is_traced_through_the_notes_own_lines_alone()
    {
        _kernel.Run("int Divide(int a, int b)\n{\n    return a / b;\n}", "note.md", 10).Well();
        var ran = _kernel.Run("var list = new[] { 1, 0 };\nlist.Select(i => Divide(1, i)).ToList()", "note.md", 20);
        Assert.Equal("DivideByZeroException", (string?)ran.Error!["name"]);
        Assert.Equal("Attempted to divide by zero.", ran.Message);
        Assert.Equal(["System.DivideByZeroException: Attempted to divide by zero.", "   at Divide(Int32 a, Int32 b) in note.md:12", "   at a lambda in note.md:21", "   at note.md:21"], ran.Trace.Split('\n'));
        Assert.Equal(12, (int?)ran.Error["line"]);
    }

    [Fact]
    public void An_exception_after_an_await_and_its_cause_are_traced()
    {
        var ran = _kernel.Run("async Task Fail()\n{\n    await Task.Yield();\n    try { int.Parse(\"x\"); } catch (Exception e) { throw new InvalidOperationException(\"outer\", e); }\n}\nawait Fail();");
        Assert.Equal("InvalidOperationException", (string?)ran.Error!["name"]);
        Assert.Contains("   at Fail in note.md:13\n   at note.md:15", ran.Trace, StringComparison.Ordinal);
        Assert.Contains("caused by System.FormatException:", ran.Trace, StringComparison.Ordinal);
        Assert.DoesNotContain("Deja.CSharp", ran.Trace, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_failed_block_made_before_its_failure_is_kept()
    {
        Assert.Equal("error", _kernel.Run("var before = 1; if (before == 1) throw new Exception(\"now\"); var after = 2;").Status);
        Assert.Equal("1 0", _kernel.Show("$\"{before} {after}\""));
    }

    [Fact]
    public void A_block_that_does_not_compile_changes_nothing()
    {
        _kernel.Run("var x = 1;").Well();
        Assert.Equal("error", _kernel.Run("var x = 2; nonsense").Status);
        Assert.Equal("1", _kernel.Show("x"));
    }
}
