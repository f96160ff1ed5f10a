using System.Diagnostics;
using Deja.Notes.Dates;

namespace Deja.Notes.Tests.Dates;

/// <summary>When a note was written and last changed, asked of real repositories.</summary>
public sealed class NoteDatesTests : IDisposable
{
    private static readonly DateTime Touched = new(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc);

    private readonly TempFolder _folder = new();

    public NoteDatesTests() => Git(_folder.Root, "init", "-q", "-b", "main");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_note_that_does_not_say_its_date_has_that_of_its_first_commit_and_changed_at_its_last()
    {
        Commit("2020-01-02T03:04:05+08:00", ("a.md", "one"), ("b.md", "one"));
        Commit("2021-02-03T04:05:06-03:30", ("a.md", "two"));
        var dates = NoteDates.Read(_folder.Open());
        Assert.Equal(At("2020-01-02T03:04:05+08:00"), dates.Of(Note("a.md")));
        Assert.Equal(TimeSpan.FromHours(8), dates.Of(Note("a.md")).Offset);
        Assert.Equal(At("2021-02-03T04:05:06-03:30"), dates.LastChangeOf(Note("a.md")));
        Assert.Equal(dates.Of(Note("b.md")), dates.LastChangeOf(Note("b.md")));
        Assert.Null(dates.Problem);
    }

    [Fact]
    public void A_date_that_a_note_says_itself_counts_more_than_git()
    {
        Commit("2020-01-02T03:04:05Z", ("a.md", "---\ndate: 2019-01-01\n---\n"), ("2018-01-01-b.md", "x"));
        var dates = NoteDates.Read(_folder.Open());
        Assert.Equal(2019, dates.Of(Note("a.md")).Year);
        Assert.Equal(2018, dates.Of(Note("2018-01-01-b.md")).Year);
    }

    [Fact]
    public void A_notebook_may_be_a_folder_of_a_repository_and_have_names_in_any_script()
    {
        Commit("2020-01-02T03:04:05Z", ("docs/子 目录/笔记 \"1\".md", "x"), ("笔记.md", "y"), ("docs/a.md", "z"));
        Commit("2021-01-02T03:04:05Z", ("a.md", "outside"));
        var notebook = Notebook.Open(_folder.PathOf("docs"));
        var dates = NoteDates.Read(notebook);
        foreach (var path in (string[])["子 目录/笔记 \"1\".md", "a.md"]) Assert.Equal(2020, dates.Of(notebook.Read(path, out _)!).Year);
    }

    [Fact]
    public void A_branch_that_was_merged_brings_its_dates()
    {
        Commit("2020-01-01T00:00:00Z", ("a.md", "x"));
        Git(_folder.Root, "checkout", "-q", "-b", "side");
        Commit("2020-02-01T00:00:00Z", ("b.md", "x"));
        Git(_folder.Root, "checkout", "-q", "main");
        Commit("2020-03-01T00:00:00Z", ("a.md", "y"));
        Git(_folder.Root, "merge", "-q", "--no-edit", "side");
        var dates = NoteDates.Read(_folder.Open());
        Assert.Equal([1, 2], new[] { "a.md", "b.md" }.Select(p => dates.Of(Note(p)).Month));
        Assert.Equal(3, dates.LastChangeOf(Note("a.md")).Month);
    }

    [Fact]
    public void A_note_that_git_does_not_know_has_the_date_of_its_file()
    {
        Commit("2020-01-02T03:04:05Z", ("a.md", "x"));
        Touch("new.md");
        var dates = NoteDates.Read(_folder.Open());
        Assert.Equal(Touched, dates.Of(Note("new.md")).UtcDateTime);
        Assert.Equal(Touched, dates.LastChangeOf(Note("new.md")).UtcDateTime);
    }

    [Fact]
    public void Without_a_repository_or_a_commit_files_have_the_dates_and_nothing_is_wrong()
    {
        using var plain = new TempFolder().With("a.md", "x");
        foreach (var folder in (TempFolder[])[plain, _folder])
        {
            Touch("a.md", folder);
            var dates = NoteDates.Read(folder.Open());
            Assert.Equal(Touched, dates.Of(folder.Open().Read("a.md", out _)!).UtcDateTime);
            Assert.Null(dates.Problem);
        }
    }

    [Fact]
    public void A_shallow_clone_does_not_date_every_note_to_its_oldest_commit()
    {
        Commit("2020-01-01T00:00:00Z", ("old.md", "x"), ("changed.md", "x"));
        Commit("2021-01-01T00:00:00Z", ("old.md", "y"));
        Commit("2022-01-01T00:00:00Z", ("changed.md", "y"), ("new.md", "y"));
        using var clone = new TempFolder();
        Git(clone.Root, "clone", "-q", "--depth", "2", $"file://{_folder.Root}", "it");
        var notebook = Notebook.Open(clone.PathOf("it"));
        foreach (var name in (string[])["old.md", "changed.md", "new.md"]) File.SetLastWriteTimeUtc(clone.PathOf($"it/{name}"), Touched);
        var dates = NoteDates.Read(notebook);
        Assert.Equal([2024, 2024, 2022], new[] { "old.md", "changed.md", "new.md" }.Select(p => dates.Of(notebook.Read(p, out _)!).Year));
        Assert.Equal(2022, dates.LastChangeOf(notebook.Read("changed.md", out _)!).Year);
    }

    [Fact]
    public void A_repository_of_someone_else_that_git_refuses_is_told_and_files_have_the_dates()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "only root can give a folder to someone else");
        Commit("2020-01-02T03:04:05Z", ("a.md", "x"));
        Touch("a.md");
        Run("chown", _folder.Root, "-R", "65534", _folder.Root);
        var dates = NoteDates.Read(_folder.Open());
        Assert.Equal(Touched, dates.Of(Note("a.md")).UtcDateTime);
        Assert.Contains("dubious ownership", dates.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Git_that_does_not_end_is_ended()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a named pipe");
        Commit("2020-01-02T03:04:05Z", ("a.md", "x"));
        Run("mkfifo", _folder.Root, ".git/pipe");
        File.AppendAllText(_folder.PathOf(".git/config"), "[include]\n\tpath = pipe\n");
        Touch("a.md");
        var started = Stopwatch.GetTimestamp();
        var dates = NoteDates.Read(_folder.Open(), TimeSpan.FromMilliseconds(300));
        Assert.Equal(Touched, dates.Of(Note("a.md")).UtcDateTime);
        Assert.Contains("longer than 0.3 s", dates.Problem, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Reading_dates_starts_nothing_that_a_repository_names()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the traps are scripts of a shell");
        Commit("2020-01-02T03:04:05Z", ("a.md", "one"), (".gitattributes", "*.md diff=trap filter=trap\n"));
        Commit("2021-01-02T03:04:05Z", ("a.md", "two"));
        var trap = _folder.PathOf(".git/trap");
        File.WriteAllText(trap, $"#!/bin/sh\ntouch '{_folder.PathOf("ran")}'\n");
        Run("chmod", _folder.Root, "+x", trap);
        File.AppendAllText(_folder.PathOf(".git/config"), $"""

            [core]
                fsmonitor = {trap}
                pager = {trap}
                sshCommand = {trap}
                gitProxy = {trap}
                editor = {trap}
                alternateRefsCommand = {trap}
                hooksPath = {_folder.PathOf(".git/traps")}
            [pager]
                log = {trap}
            [log]
                showSignature = true
            [gpg]
                program = {trap}
            [gpg "ssh"]
                program = {trap}
            [alias]
                log = !{trap}
            [credential]
                helper = !{trap}
            [diff]
                external = {trap}
            [diff "trap"]
                command = {trap}
                textconv = {trap}
            [filter "trap"]
                clean = {trap}
                smudge = {trap}
                process = {trap}
            [protocol]
                allow = always
            [remote "origin"]
                url = ext::{trap}
                promisor = true
                partialclonefilter = tree:0
            [extensions]
                partialClone = origin

            """);

        // What a trap set by a signature needs: a commit that claims to have one.
        var signed = Git(_folder.Root, "cat-file", "commit", "HEAD").Replace("\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n x\n -----END PGP SIGNATURE-----\n\n", StringComparison.Ordinal);
        _folder.With("commit", signed);
        Git(_folder.Root, "update-ref", "HEAD", Git(_folder.Root, "hash-object", "-t", "commit", "-w", "commit").Trim());
        File.Delete(_folder.PathOf("ran"));

        var dates = NoteDates.Read(_folder.Open());
        Assert.Equal((2020, 2021), (dates.Of(Note("a.md")).Year, dates.LastChangeOf(Note("a.md")).Year));
        Assert.False(File.Exists(_folder.PathOf("ran")), "a program that the repository names was started");
    }

    [Fact]
    public void A_part_that_a_partial_clone_lacks_is_not_fetched()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the trap is a script of a shell");
        Commit("2020-01-02T03:04:05Z", ("a.md", "one"));
        var trap = _folder.PathOf(".git/trap");
        File.WriteAllText(trap, $"#!/bin/sh\ntouch '{_folder.PathOf("ran")}'\n");
        Run("chmod", _folder.Root, "+x", trap);
        var tree = Git(_folder.Root, "rev-parse", "HEAD^{tree}").Trim();
        File.Delete(_folder.PathOf($".git/objects/{tree[..2]}/{tree[2..]}"));
        File.AppendAllText(_folder.PathOf(".git/config"), $"""

            [core]
                repositoryformatversion = 1
            [protocol "ext"]
                allow = always
            [remote "origin"]
                url = ext::{trap}
                promisor = true
            [extensions]
                partialClone = origin

            """);
        Touch("a.md");
        var dates = NoteDates.Read(_folder.Open());
        Assert.Equal(Touched, dates.Of(Note("a.md")).UtcDateTime);
        Assert.NotNull(dates.Problem);
        Assert.False(File.Exists(_folder.PathOf("ran")), "git fetched");
    }

    private static DateTimeOffset At(string date) => DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture);

    private Note Note(string path) => _folder.Open().Read(path, out _)!;

    private void Touch(string path, TempFolder? folder = null)
    {
        folder ??= _folder;
        folder.With(path, "x");
        File.SetLastWriteTimeUtc(folder.PathOf(path), Touched);
    }

    private void Commit(string date, params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            _folder.With(path, text);
            Git(_folder.Root, "add", "--", path);
        }

        Git(_folder.Root, "commit", "-q", "-m", "x", "--date", date);
    }

    private static string Git(string folder, params string[] arguments) =>
        Run("git", folder, ["-c", "user.name=A", "-c", "user.email=a@b", "-c", "commit.gpgSign=false", "-c", "core.fsmonitor=false", "-c", "protocol.file.allow=always", .. arguments]);

    private static string Run(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(20)), $"{program} did not end within 20 seconds");
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {error.GetAwaiter().GetResult()}");
        return output;
    }
}
