using Deja.Run.Kernels;

namespace Deja.Run.Tests.Kernels.Jupyter;

/// <summary>How kernels of Jupyter start, are interrupted, and end.</summary>
public sealed class JupyterStartTests
{
    [Theory]
    [InlineData("signal")]
    [InlineData("message")]
    public void A_time_limit_and_Ctrl_C_end_the_block_and_keep_what_was_made(string interruptMode)
    {
        using var user = JupyterUser.Python(interruptMode);
        user.Printed("import time\na = 'kept'");
        user.Limits = new RunLimits { Time = TimeSpan.FromMilliseconds(300) };
        foreach (var code in (string[])["print('in', flush=True)\ntime.sleep(30)", "while True: pass"])
        {
            var end = user.Run(code);
            Assert.Equal((BlockStatus.TimedOut, 124, false), (end.Status, end.ExitCode, end.IsSessionLost));
        }

        user.Limits = new RunLimits { Time = TimeSpan.FromSeconds(30) };
        using var stop = new CancellationTokenSource();
        user.Interrupt = stop.Token;
        Assert.Equal((BlockStatus.Interrupted, false), user.Run("print('in', flush=True)\ntime.sleep(30)", new StopAtFirst(stop)) is var stopped ? (stopped.Status, stopped.IsSessionLost) : default);
        user.Interrupt = default;
        Assert.Equal("kept", user.Printed("print(a, end='')"));
    }

    [Fact]
    public void A_kernel_that_dies_at_its_start_is_told_with_its_last_words()
    {
        using var asked = JupyterUser.Shell("echo 'no module named x' >&2; exit 3");
        var message = Assert.Throws<KernelException>(() => asked.Kernel.Versions).Message;
        Assert.Contains("exit code 3", message, StringComparison.Ordinal);
        Assert.Contains("no module named x", message, StringComparison.Ordinal);
        using var run = JupyterUser.Shell("echo 'no module named x' >&2; exit 3");
        Assert.Equal((BlockStatus.Failed, true), run.Run("1") is var end ? (end.Status, end.IsSessionLost) : default);
        Assert.Contains("no module named x", run.Output.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_somebody_else_answers_at_a_port_others_are_tried()
    {
        var python = PythonWithPackages.Interpreter("ipykernel");
        const string Other = "import json, socket, sys, time; s = socket.create_server(('127.0.0.1', json.load(open(sys.argv[1]))['shell_port'])); s.accept()[0].sendall(b'HTTP/1.1 400 Bad Request' * 4); time.sleep(60)";
        using var user = JupyterUser.Shell($"if [ -e tried ]; then exec '{python}' -m ipykernel_launcher -f \"$0\"; else : > tried; exec '{python}' -c \"{Other}\" \"$0\"; fi");
        Assert.Equal("2\n", user.Printed("1 + 1"));
    }

    [Fact]
    public void A_port_that_is_taken_is_told_by_the_kernel_and_others_are_tried()
    {
        var python = PythonWithPackages.Interpreter("ipykernel");
        using var user = JupyterUser.Shell($"if [ -e tried ]; then exec '{python}' -m ipykernel_launcher -f \"$0\"; else : > tried; echo 'zmq.error.ZMQError: Address already in use' >&2; exit 1; fi");
        Assert.Equal("2\n", user.Printed("1 + 1"));
    }

    [Fact]
    public void The_key_and_the_connection_are_their_users_alone()
    {
        using var user = JupyterUser.Python();
        Assert.Equal("0o600 0o700\n", user.Printed("import os, sys\nfrom ipykernel import get_connection_file\nf = get_connection_file()\nprint(oct(os.stat(f).st_mode & 0o777), oct(os.stat(os.path.dirname(f)).st_mode & 0o777))"));
    }

    [Fact]
    public void A_sandboxed_kernel_answers_and_writes_only_into_the_notebook()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "bubblewrap is Linux's");
        using var user = JupyterUser.Python(change: s => s with { IsSandboxed = true });
        Assert.Equal("in\n", user.Printed("open('here', 'w').write('in')\nprint(open('here').read())"));
        Assert.Equal(("OSError", true), user.Run("open('/usr/out', 'w')").Error is { } error ? (error.Name!, File.Exists(user.Folder["here"])) : default);
        user.Limits = new RunLimits { Time = TimeSpan.FromMilliseconds(300) };
        Assert.Equal((BlockStatus.TimedOut, false), user.Run("import time\ntime.sleep(30)") is var end ? (end.Status, end.IsSessionLost) : default);
    }
}
