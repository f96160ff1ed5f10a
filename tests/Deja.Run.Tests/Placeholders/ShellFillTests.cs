using System.Diagnostics;
using Deja.Notes;
using Deja.Notes.Blocks;
using Deja.Run.Placeholders;

namespace Deja.Run.Tests.Placeholders;

/// <summary>A value is one argument, exactly; bash itself is the judge.</summary>
public sealed class ShellFillTests
{
    private static readonly string[] Values =
    [
        "plain", "two words", "it's", "\"quoted\"", "$HOME", "$(touch pwned)", "`touch pwned`", "; touch pwned", "&& touch pwned", "-rf", "--", "", " ", "*", "~", "a\nb", "a\tb", "\\", "\\n", "!!", "${x}", "#no",
        "端口", "'; touch pwned; '", "\"; touch pwned; \"", "$'\\x41'", "{a,b}", "[a]", "a=b", ">(touch pwned)", "\r", "\u001b[31m", "a'b\"c$d`e\\f",
    ];

    public static TheoryData<string, string> Places => new()
    {
        { "args <v>", "[{0}]" },
        { "args before <v> after", "[before][{0}][after]" },
        { "args \"<v>\"", "[{0}]" },
        { "args \"a <v> b\"", "[a {0} b]" },
        { "args 'a <v> b'", "[a {0} b]" },
        { "args $'a\\t <v> b'", "[a\t {0} b]" },
        { "args \"$(printf '%s.' \"<v>\")\"", "[{0}.]" },
        { "args \"$(printf '%s.' '<v>')\"", "[{0}.]" },
        { "args \"$(printf '%s.' <v>)\"", "[{0}.]" },
        { "args \"${nothing:-<v>}\"", "[{0}]" },
        { "x=<v>; args \"$x\"", "[{0}]" },
        { "x=\"<v>\" ; args \"$x\"", "[{0}]" },
        { "list=(a <v> b); args \"${list[@]}\"", "[a][{0}][b]" },
        { "if true; then args <v>; fi", "[{0}]" },
        { "for x in <v>; do args \"$x\"; done", "[{0}]" },
        { "case x in x) args <v> ;; esac", "[{0}]" },
        { "args \"$(case x in x) printf '%s.' \"<v>\" ;; esac)\"", "[{0}.]" },
        { "true && args <v> # <v> $(", "[{0}]" },
        { "args one \\\n  <v>", "[one][{0}]" },
        { "cat <<< <v> | { IFS= read -r -d '' y; args \"${y%?}\"; }", "[{0}]" },
        { "{ args <v>; } 2>&1", "[{0}]" },
        { "(args <v>)", "[{0}]" },
        { "f() { args \"$1\"; }; f <v>", "[{0}]" },
        { "f() { args <v>; }; f", "[{0}]" },
        { "args {{v}}", "[{0}]" },
        { "export X=<v>; args \"$X\"", "[{0}]" },
        { "cat <<EOF >/dev/null\nit's a \"text\nEOF\nargs <v>", "[{0}]" },
        { "bash -c 'printf \"[%s]\" \"$1\"' name <v>", "[{0}]" },
        { "awk -v x=1 '{ print }' /dev/null; args <v>", "[{0}]" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_value_is_one_argument_whatever_it_holds(string code, string expected)
    {
        Assert.SkipWhen(!File.Exists("/bin/bash"), "there is no /bin/bash here to judge it");
        var folder = Directory.CreateTempSubdirectory("deja-fill-");
        try
        {
            foreach (var value in Values)
            {
                var filled = Fill(code, value, out var refusal);
                Assert.Null(refusal);
                Assert.Equal(expected.Replace("{0}", value, StringComparison.Ordinal), await Bash("args() { printf '[%s]' \"$@\"; }\n" + filled, folder.FullName));
            }

            Assert.Empty(folder.GetFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task What_is_shown_as_typed_does_the_same_and_names_no_variable_of_ours(string code, string expected)
    {
        Assert.SkipWhen(!File.Exists("/bin/bash"), "there is no /bin/bash here to judge it");
        var folder = Directory.CreateTempSubdirectory("deja-fill-");
        try
        {
            foreach (var value in Values)
            {
                var typed = ShellFill.Typed(Block(code), new Dictionary<string, string> { ["v"] = value });
                if (!code.Contains("${nothing", StringComparison.Ordinal)) Assert.DoesNotContain("__deja", typed, StringComparison.Ordinal);
                Assert.Equal(expected.Replace("{0}", value, StringComparison.Ordinal), await Bash("args() { printf '[%s]' \"$@\"; }\n" + typed, folder.FullName));
            }

            Assert.Empty(folder.GetFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("cat <<EOF\n<v>\nEOF", "here-document")]
    [InlineData("cat <<'EOF'\n<v>\nEOF\necho", "here-document")]
    [InlineData("eval \"echo <v>\"", "'eval' reads its arguments as code")]
    [InlineData("bash -c \"echo <v>\"", "'bash -c' reads it as code")]
    [InlineData("sudo sh -lc 'echo <v>'", "'sh -lc' reads it as code")]
    [InlineData("docker exec box sh -c 'ls <v>'", "'sh -c' reads it as code")]
    [InlineData("find . -exec sh -c 'ls <v>' {} +", "'sh -c' reads it as code")]
    [InlineData("python3 -c \"print('<v>')\"", "'python -c' reads it as code")]
    [InlineData("python3.12 -c <v>", "reads it as code")]
    [InlineData("perl -ne 'print if /<v>/'", "reads it as code")]
    [InlineData("ssh host ls <v>", "the shell on the other machine")]
    [InlineData("ssh -p 22 host \"ls '<v>'\"", "the shell on the other machine")]
    [InlineData("awk '/<v>/ { print }' file", "'awk' reads it as its program")]
    [InlineData("sed -i 's/a/<v>/' file", "'sed' reads it as its program")]
    [InlineData("sqlite3 notes.db \"select '<v>'\"", "'sqlite3' reads it as its program")]
    [InlineData("echo `ls <v>`", "$(…)")]
    [InlineData("<v> --version", "where the command's name stands")]
    [InlineData("true; \"<v>\"", "where the command's name stands")]
    [InlineData("trap 'rm <v>' EXIT", "'trap' reads its arguments as code")]
    [InlineData("read <v>", "variable's name")]
    [InlineData("echo ${a[<v>]}", "array's index")]
    public void What_can_not_be_one_argument_is_refused_with_the_reason(string code, string reason)
    {
        Assert.Null(Fill(code, "x", out var refusal));
        Assert.Contains(reason, refusal, StringComparison.Ordinal);
        Assert.StartsWith("<v>", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo $(( <v> + 1 ))")]
    [InlineData("(( <v> > 1 )) && echo yes")]
    [InlineData("[[ 1 -lt <v> ]] && echo yes")]
    [InlineData("[[ <v> -eq 1 ]] && echo yes")]
    public void In_an_expression_only_a_whole_number_is_safe(string code)
    {
        Assert.NotNull(Fill(code, "40", out _));
        Assert.Null(Fill(code, "a[$(touch pwned)]", out var refusal));
        Assert.Contains("only a whole number", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_from_a_file_has_arguments_like_any_other() => Assert.NotNull(Fill("awk -f count.awk <v>; sed -e p <v>; ssh <v>; sqlite3 <v>", "x", out _));

    [Fact]
    public void No_argument_can_hold_a_zero_byte()
    {
        Assert.Null(Fill("echo <v>", "a\0b", out var refusal));
        Assert.Contains("zero byte", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_of_any_shape_is_read_to_its_end()
    {
        var random = new Random(1);
        const string Letters = "a<v> '\"`$(){}[];|&\n\\#<=";
        for (var round = 0; round < 3_000; round++)
        {
            var code = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => Letters[random.Next(Letters.Length)] is var c && c == 'v' ? " <v> " : c.ToString()));
            var block = Block(code);
            var places = new ShellReader(code, block.Placeholders.SelectMany(p => p.Places)).Places();
            Assert.Equal(block.Placeholders.SelectMany(p => p.Places).Select(p => p.Start), places.Select(p => p.Start));
        }
    }

    private static string? Fill(string code, string value, out string? refusal) => ShellFill.Of(Block(code), new Dictionary<string, string> { ["v"] = value }, out refusal);

    private static Block Block(string code) => NoteReader.Read("note.md", $"~~~~sh\n{code}\n~~~~\n").Blocks[0];

    private static async Task<string> Bash(string script, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/bash", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal(string.Empty, await error);
        return await output;
    }
}
