using Deja.Run.Kernels;
using Deja.Run.Kernels.Jupyter;

namespace Deja.Run.Tests.Kernels.Jupyter;

/// <summary>R's kernel, where it is installed: another language and another hand than ipykernel's.</summary>
public sealed class JupyterRTests : IDisposable
{
    private readonly KernelUser _r = new("r", settings =>
    {
        var kind = JupyterKernelKind.For("r", settings);
        if (kind is null) Assert.Skip("no kernel for R is installed; on Debian: sudo apt-get install r-cran-irkernel");
        return kind;
    });

    public void Dispose() => _r.Dispose();

    [Fact]
    public void What_R_makes_prints_and_shows_is_kept_printed_and_shown()
    {
        Assert.Equal("hello\n[1] 2\n", _r.Printed("x <- c(1, 2, 3)\ncat('hello\\n')\nmean(x)"));
        _r.Printed("data.frame(a = x)");
        Assert.Contains("<table", Assert.Single(_r.Output.Items).Display!.Data["text/html"], StringComparison.Ordinal);
        _r.Printed("plot(x)");
        Assert.Equal("PNG"u8.ToArray(), Convert.FromBase64String(Assert.Single(_r.Output.Items).Display!.Data["image/png"])[1..4]);
        Assert.Equal(_r.Kernel.Versions["r"], _r.Printed("cat(paste(R.version$major, R.version$minor, sep = '.'))").TrimEnd('\n'));
    }

    [Fact]
    public void An_error_of_R_and_input_that_it_asks_for_are_told()
    {
        Assert.Contains("bad thing", _r.Run("f <- function() stop('bad thing')\nf()").Error!.Message, StringComparison.Ordinal);
        Assert.Contains("'name?'", _r.Run("readline('name? ')").Error!.Message, StringComparison.Ordinal);
        Assert.Equal("[1] 2\n", _r.Printed("1 + 1"));
        Assert.Contains("no values to share", Assert.Throws<KernelException>(() => _r.Kernel.GetValue("f")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void R_is_interrupted_and_ends_when_it_says_so()
    {
        _r.Printed("x <- 'kept'");
        _r.Limits = new RunLimits { Time = TimeSpan.FromMilliseconds(300) };
        Assert.Equal((BlockStatus.TimedOut, false), _r.Run("Sys.sleep(30)") is var end ? (end.Status, end.IsSessionLost) : default);
        _r.Limits = new RunLimits { Time = TimeSpan.FromSeconds(30) };
        Assert.Equal("kept", _r.Printed("cat(x)").TrimEnd('\n'));
        Assert.True(_r.Run("quit()").IsSessionLost);
    }
}
