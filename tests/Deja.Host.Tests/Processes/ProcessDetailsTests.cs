using System.Runtime.InteropServices;
using System.Text;
using Deja.Host.Processes;
using Deja.Host.Processes.Linux;
using Deja.Host.Processes.Mac;

namespace Deja.Host.Tests.Processes;

/// <summary>What systems tell of a process.</summary>
public sealed class ProcessDetailsTests
{
    [Theory]
    [InlineData("node", "/usr/bin/node", "node server.js", "node")]
    [InlineData("MainThread", "/usr/bin/node", "node server.js", "node")]
    [InlineData("python3", "/usr/bin/python3.11", "/usr/bin/python3 app.py", "python3")]
    [InlineData("averyveryverylo", "/opt/averyveryverylongname", "averyveryverylongname", "averyveryverylongname")]
    [InlineData("nginx", "/usr/sbin/nginx", "nginx: master process /usr/sbin/nginx", "nginx")]
    [InlineData("gunicorn: maste", "/usr/bin/python3.11", "gunicorn: master [app]", "gunicorn")]
    [InlineData("server.sh", "/usr/bin/bash", "/bin/bash ./server.sh", "server.sh")]
    [InlineData("httpd", "/bin/busybox", "httpd -f", "httpd")]
    [InlineData("node", "/usr/bin/node (deleted)", "node", "node")]
    [InlineData("bash", "/usr/bin/bash", "-bash", "bash")]
    [InlineData("Google Chrome H", "/Applications/Google Chrome Helper", "", "Google Chrome Helper")]
    [InlineData("kworker/0:1", null, "", "kworker/0:1")]
    [InlineData("", null, "", "unknown")]
    public void A_process_is_named_as_people_do(string own, string? program, string command, string name)
    {
        Assert.Equal(name, ProcessName.Of(own, program, command.Length == 0 ? [] : command.StartsWith("nginx:", StringComparison.Ordinal) || command.StartsWith("gunicorn:", StringComparison.Ordinal) ? [command] : command.Split(' ')));
    }

    [Theory]
    [InlineData("node\0server.js\0", "node|server.js")]
    [InlineData("prog\0\0a b\0", "prog||a b")]
    [InlineData("nginx: master process\0\0\0\0\0", "nginx: master process")]
    [InlineData("", "")]
    public void A_command_line_is_parted_where_the_system_parts_it(string file, string parts)
    {
        Assert.Equal(parts, string.Join('|', ProcessFiles.CommandOf(Encoding.UTF8.GetBytes(file))));
    }

    [Fact]
    public void A_name_may_hold_brackets_and_blanks()
    {
        var (name, fields) = ProcessFiles.Split("77 (a) b (c)) T 1 77 77 0\n")!.Value;
        Assert.Equal("a) b (c)", name);
        Assert.Equal(["T", "1", "77", "77", "0"], fields);
        Assert.Null(ProcessFiles.Split(string.Empty));
    }

    [Fact]
    public void A_process_that_is_gone_is_none()
    {
        Skip.UnlessLinux();
        Assert.Null(ProcessFiles.Read(int.MaxValue));
        Assert.Null(ProcessGrip.On(new RunningProcess(int.MaxValue, "gone")));
    }

    [Fact]
    public void This_process_knows_itself()
    {
        Skip.UnlessLinux();
        var own = ProcessFiles.Read(Environment.ProcessId)!;
        Assert.Equal(Environment.CurrentDirectory, own.Folder);
        Assert.Equal(Environment.UserName, own.User?.Name);
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        Assert.InRange((own.Started!.Value - process.StartTime.ToUniversalTime()).Duration(), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.False(ProcessFiles.HasEnded(own));
        Assert.True(ProcessFiles.HasEnded(own with { Birth = own.Birth + 1 }));
    }

    [Fact]
    public void A_user_without_a_name_is_told_by_number()
    {
        Skip.OnWindows();
        Assert.Equal("root (uid 0)", UnixUsers.Of(0).ToString());
        Assert.Equal("uid 4123456789", UnixUsers.Of(4_123_456_789).ToString());
    }

    [Fact]
    public void MacOS_processes_are_read()
    {
        var info = new byte[136];
        MemoryMarshal.Write(info.AsSpan(4), 4u); // SSTOP
        MemoryMarshal.Write(info.AsSpan(12), 1234);
        MemoryMarshal.Write(info.AsSpan(16), 77);
        "node"u8.CopyTo(info.AsSpan(48));
        MemoryMarshal.Write(info.AsSpan(120), 1_700_000_000L);
        MemoryMarshal.Write(info.AsSpan(128), 250_000L);
        var process = MacProcessInfo.ProcessOf(info, "/opt/homebrew/bin/node", ["node", "x"]);
        Assert.Equal((1234, 77, "node", true), (process.Id, process.Parent, process.Name, process.IsStopped));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_250), process.Started);
    }

    [Fact]
    public void MacOS_commands_are_read_without_the_environment()
    {
        byte[] bytes = [3, 0, 0, 0, .. "/bin/node\0\0\0\0node\0a b\0\0SECRET=1\0"u8];
        Assert.Equal(["node", "a b", ""], MacProcessInfo.CommandOf(bytes));
        Assert.Empty(MacProcessInfo.CommandOf([]));
        Assert.Empty(MacProcessInfo.CommandOf([9, 0, 0, 0, 1]));
    }
}
