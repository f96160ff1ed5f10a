using System.Globalization;
using System.Security.Cryptography;

namespace Deja.Host.Tests.Tees;

/// <summary>The same script with ours and with the system's own tee: the same exit code, the same output, the same files.</summary>
public sealed class SameAsTeeTests : IDisposable
{
    private readonly Shell _ours = new();

    public void Dispose() => _ours.Dispose();

    [Theory]
    [InlineData("cat noise | tee out | cat")]
    [InlineData("tee out < noise | cat")]
    [InlineData("tee out < noise > copy")]
    [InlineData("cat noise | tee out > copy")]
    [InlineData("cat noise | tee a b c | cat")]
    [InlineData("cat noise | tee out >> noise2; tee -a out < noise2 >> noise2b")]
    [InlineData("cat noise | tee")]
    [InlineData("cat noise | tee | tee one | tee two | tee three")]
    [InlineData("echo before > out; cat noise | tee -a out | cat")]
    [InlineData("tee -a fresh < noise | cat")]
    [InlineData("head -c 9000000 /dev/zero > out; cat noise | tee out | cat")]
    [InlineData("(cat noise; echo two) | tee out | (head -c 1000 > begin; sleep 0; cat > rest)")]
    [InlineData("for i in {1..3000}; do echo line $i; done | tee out | cat")]
    [InlineData("for i in {1..50}; do head -c 40000 noise; echo $i; done | tee out | cat")]
    [InlineData("echo one > both; echo two | tee -a both >> both")]
    [InlineData("echo new | tee same > same")]
    [InlineData("echo new > same; tee same < same")]
    [InlineData("echo old > same; tee same < same > same")]
    [InlineData("echo x | tee -")]
    [InlineData("echo x | tee '' ok; echo $?")]
    [InlineData("echo x | tee a a")]
    [InlineData("echo x | tee /dev/null")]
    [InlineData("(echo x | tee /dev/stderr) 2>&1")]
    [InlineData("(echo x | tee /dev/stdout) | cat")]
    [InlineData("cat noise | tee /dev/full out; echo $?")]
    [InlineData("cat noise | tee out > /dev/full; echo $?")]
    [InlineData("echo x | tee no/such/folder ok; echo $?")]
    [InlineData("mkdir folder; echo x | tee folder ok; echo $?")]
    [InlineData("tee out < .; echo $?")]
    [InlineData("tee out <&-; echo $?")]
    [InlineData("cat noise | tee out >&-; echo $?")]
    [InlineData("echo x | tee /dev/full out 2>&-; echo $?")]
    [InlineData("tee out <&- >&- 2>&-; echo $?")]
    [InlineData("umask 027; echo x | tee out; stat -c %a out")]
    [InlineData("mkfifo pipe; cat pipe > got & cat noise | tee pipe | cat; wait; rm pipe")]
    [InlineData("mkfifo pipe; head -c 10 pipe > got & cat noise | tee pipe > /dev/null; echo ${PIPESTATUS[1]}; wait; rm pipe")]
    [InlineData("cat noise | tee out | head -c 1; echo ${PIPESTATUS[1]}; rm out")]
    [InlineData("cat noise | tee -p out | head -c 1; echo ${PIPESTATUS[1]}")]
    [InlineData("cat noise | tee -p out 2>&1 >&-; echo $?")]
    public async Task The_outcome_is_the_same(string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(Shell.Yardstick), $"needs {Shell.Yardstick} of Linux");
        using var theirs = _ours.Beside(Shell.Yardstick);
        Assert.Equal(Outcome(await theirs.Run(script), theirs), Outcome(await _ours.Run(script), _ours));
    }

    private static string Outcome(Finished run, Shell shell)
    {
        File.Delete(shell.Folder["report"]);
        var told = run.Bytes.Length < 1000 ? Telling(run.Output) : Digest(run.Bytes);
        var files = shell.Folder.Names.Where(n => File.Exists(shell.Folder[n])).Select(n => $"{n}: {Digest(shell.Read(n))}");
        return string.Create(CultureInfo.InvariantCulture, $"exit code {run.ExitCode}\n{told}\n{run.Error.Length > 0}\n{string.Join('\n', files)}");
    }

    /// <summary>What is told of an error is worded by each in its own way.</summary>
    private static string Telling(string output) => string.Join('\n', output.Split('\n').Where(l => !l.Contains("tee: ", StringComparison.Ordinal) && !l.StartsWith("deja: ", StringComparison.Ordinal)));

    private static string Digest(byte[] bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes.Length} bytes, {Convert.ToHexString(SHA256.HashData(bytes))}");
}
