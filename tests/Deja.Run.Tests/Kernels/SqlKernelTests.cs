using Deja.Run.Kernels;

namespace Deja.Run.Tests.Kernels;

public sealed class SqlKernelTests : IDisposable
{
    private readonly KernelUser _sql = new("sql");

    public void Dispose() => _sql.Dispose();

    [Fact]
    public void The_rows_of_the_last_statement_are_shown_and_tables_stay()
    {
        Assert.Equal(string.Empty, _sql.Printed("CREATE TABLE t (name TEXT, n); -- a comment; with a semicolon\nINSERT INTO t VALUES ('端口', 1), ('b', 2.5), (NULL, NULL);"));
        Assert.Equal("name     n\n----  ----\n端口     1\nb      2.5\nNULL  NULL\n", _sql.Printed("SELECT 1;\nSELECT name, n FROM t"));
        Assert.Contains("<td>2.5</td>", Assert.Single(_sql.Output.Items).Display!.Data["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_names_its_line()
    {
        var error = _sql.Run("SELECT 1;\n\nSELECT *\nFROM nowhere").Error!;
        Assert.Equal("no such table: nowhere", error.Message);
        Assert.InRange(error.Line!.Value, 12, 13);
        Assert.Equal(("near \"SELEC\": syntax error", 20), _sql.Run("SELEC 1") is var end ? (end.Error!.Message, end.Error.Line!.Value) : default);
        Assert.Contains("program sqlite3", _sql.Run("SELECT 1;\n.tables").Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_that_takes_too_long_is_interrupted_and_the_tables_stay()
    {
        _sql.Printed("CREATE TABLE kept (x); INSERT INTO kept VALUES (7)");
        _sql.Limits = new RunLimits { Time = TimeSpan.FromMilliseconds(300) };
        var end = _sql.Run("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n");
        Assert.Equal((BlockStatus.TimedOut, false), (end.Status, end.IsSessionLost));
        Assert.Equal("x\n-\n7\n", _sql.Printed("SELECT * FROM kept"));
    }

    [Fact]
    public void Tables_cross_as_lists_of_rows()
    {
        _sql.Kernel.SetValue("df", """[{"a":1,"b":"x'y"},{"a":2.5}]""");
        Assert.Equal("  a  b\n---  ----\n  1  x'y\n2.5  NULL\n", _sql.Printed("SELECT * FROM df"));
        Assert.Equal("""[{"a":1,"b":"x'y"},{"a":2.5,"b":null}]""", _sql.Kernel.GetValue("df"));
        Assert.Throws<KernelException>(() => _sql.Kernel.GetValue("nope"));
    }

    [Fact]
    public void A_file_keeps_what_is_written()
    {
        using var folder = new TemporaryFolder();
        using (var first = new KernelUser("sql", s => s with { Database = folder["a.db"] })) first.Printed("CREATE TABLE t (x); INSERT INTO t VALUES (1)");
        using var second = new KernelUser("sql", s => s with { Database = folder["a.db"] });
        Assert.Equal("x\n-\n1\n", second.Printed("SELECT x FROM t"));
    }
}
