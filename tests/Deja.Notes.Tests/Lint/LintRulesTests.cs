using Deja.Notes.Lint;

namespace Deja.Notes.Tests.Lint;

/// <summary>Each rule against its fixture, and the list of rules against the manual.</summary>
public sealed class LintRulesTests
{
    public static TheoryData<string> Fixtures => [.. Fixture.Names];

    public static TheoryData<string> RepairedFixtures => [.. Fixture.Names.Where(n => Fixture.Read(n).Fixed is not null)];

    public static TheoryData<string> Rules => [.. LintRules.All.Select(r => $"{r.Id}-{r.Name}")];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_fixture_has_the_findings_that_its_lines_say_and_no_others(string name)
    {
        var fixture = Fixture.Read(name);
        using var folder = fixture.Write();
        var found = new Linter(folder.Open()).Check().Where(f => f.Rule.Id == fixture.Rule).Select(Fixture.Mark).Order(StringComparer.Ordinal);
        Assert.Equal(fixture.Expected, found);
    }

    [Theory]
    [MemberData(nameof(RepairedFixtures))]
    public void A_repaired_fixture_reads_as_it_was_written_by_hand(string name)
    {
        var fixture = Fixture.Read(name);
        using var folder = fixture.Write();
        Assert.Single(new Linter(folder.Open()).Fix([Fixture.FirstNote]).ToList());
        Assert.Equal(fixture.Fixed, File.ReadAllText(folder.PathOf(Fixture.FirstNote)));
    }

    [Theory]
    [MemberData(nameof(RepairedFixtures))]
    public void A_repaired_note_has_no_more_findings_that_can_be_repaired(string name)
    {
        using var folder = Fixture.Read(name).Write();
        Assert.NotEmpty(new Linter(folder.Open()).Fix().ToList());
        Assert.DoesNotContain(new Linter(folder.Open()).Check(), f => f.Fix is not null);
    }

    [Theory]
    [MemberData(nameof(RepairedFixtures))]
    public void A_rule_that_repairs_says_so_in_its_page(string name)
    {
        Assert.Contains("## What `--fix` does", File.ReadAllText(Repository.PathOf("docs", "lint", name + ".md")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_has_a_fixture_and_a_page_that_the_index_names(string rule)
    {
        Assert.Contains(rule, Fixture.Names);
        var page = File.ReadAllText(Repository.PathOf("docs", "lint", rule + ".md"));
        Assert.Contains($"deja-lint-disable {rule[..4]}", page, StringComparison.Ordinal);
        Assert.Contains($"({rule}.md)", File.ReadAllText(Repository.PathOf("docs", "lint", "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fixture_belongs_to_a_rule()
    {
        Assert.Equal(LintRules.All.Select(r => $"{r.Id}-{r.Name}"), Fixture.Names.Select(n => n.Split('.')[0]).Distinct());
    }

    [Fact]
    public void Ids_are_unique_and_in_order()
    {
        var ids = LintRules.All.Select(r => r.Id).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), ids);
        Assert.Equal(ids.Count, LintRules.All.Select(r => r.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_rule_is_found_by_its_id_and_by_its_name()
    {
        Assert.Equal("D005", LintRules.Find("d005")?.Id);
        Assert.Equal("D005", LintRules.Find("dollar-math-kramdown")?.Id);
        Assert.Null(LintRules.Find("D999"));
    }
}
