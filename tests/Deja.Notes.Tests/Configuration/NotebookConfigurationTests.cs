using Deja.Notes.Configuration;

namespace Deja.Notes.Tests.Configuration;

public sealed class NotebookConfigurationTests
{
    [Theory]
    [InlineData("author: Ana\ntitle: My: notes\n", 2, "put it in quotation marks: title: \"My: notes\"")]
    [InlineData("title: @ana\n", 1, "put it in quotation marks: title: \"@ana\"")]
    [InlineData("title: \"Notes\n", 1, "a quotation mark is opened here and not closed")]
    [InlineData("kernels:\n  go: go run {file}\n ruby: ruby\n", 3, "indented neither as the keys above it nor")]
    [InlineData("title: Notes\nauthor\n", 2, "no key with a colon behind it")]
    [InlineData("title: Notes\n\tauthor: Ana\n", 1, "a tab indents")]
    [InlineData("navigation: [a, b\n", 2, "a list in brackets is not closed")]
    [InlineData("title: A\nauthor: Ana\ntitle: B\n", 3, "'title' is said twice, first in line 1")]
    [InlineData("kernels:\n  go: go run {file}\n  go: other\n", 3, "'go' is said twice, first in line 2")]
    [InlineData("title: A\nexclude:\n  - drafts/\n  - ../other\n", 4, "not '../other'")]
    [InlineData("exclude:\n  a: b\n", 2, "'exclude' wants files and folders")]
    [InlineData("- title\n", 1, "keys with values are wanted here")]
    [InlineData("titel: Notes\n", 1, "'titel'")]
    public void What_is_wrong_with_the_file_is_told_with_its_line_and_no_word_of_a_parser(string yaml, int line, string told)
    {
        var problem = Assert.Throws<ConfigurationException>(() => NotebookConfiguration.Read(yaml));
        Assert.StartsWith(FormattableString.Invariant($"deja.yml:{line}: "), problem.Message, StringComparison.Ordinal);
        Assert.Contains(told, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("scan", problem.Message, StringComparison.OrdinalIgnoreCase);
    }
}
