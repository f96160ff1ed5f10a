using Deja.Recall.Errors;

namespace Deja.Recall.Tests.Errors;

/// <summary>Where nobody knows whether anything failed, an error's message is told from prose about errors.</summary>
public sealed class LineClassifierTests
{
    [Theory]
    [InlineData("error: externally-managed-environment")]
    [InlineData("RecursionError: maximum recursion depth exceeded")]
    [InlineData("mailer-79bb8d9c4b-8hq4n   0/1     ImagePullBackOff   0               95s")]
    [InlineData("gzip: stdout: No space left on device")]
    [InlineData("deploy@127.0.0.1: Permission denied (publickey).")]
    [InlineData("Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?")]
    [InlineData("permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: connect: permission denied")]
    [InlineData("You must install or update .NET to run this application.")]
    [InlineData("! Undefined control sequence.")]
    [InlineData(" ! [rejected]        HEAD -> main (fetch first)")]
    public void The_message_of_an_error_is_one(string line) => Assert.True(LineClassifier.IsMessage(line));

    [Theory]
    [InlineData("Recall entries by error logs and by typed words")]
    [InlineData("       the same name already exists on the remote side.")]
    [InlineData("       6      Could not resolve host. The given remote host could not be resolved.")]
    [InlineData("    git rebase --abort")]
    [InlineData("  --warn-undefined-variables  Warn when an undefined variable is referenced.")]
    [InlineData("all is well: nothing was found wrong")]
    [InlineData("make: *** [all] Error 2")]
    public void Prose_about_errors_is_none(string line) => Assert.False(LineClassifier.IsMessage(line));
}
