using System.CommandLine;
using Deja.Cli.Output;
using Deja.Cli.Sites;
using Deja.Site.Building;

namespace Deja.Cli.Verbs;

/// <summary><c>deja build [DIR] [--output OUT]</c></summary>
internal sealed class BuildVerb : IVerb
{
    private readonly Argument<string?> _folder = SiteNotebook.Folder();
    private readonly Option<string?> _output = new("--output", "-o") { Description = "Where the pages go; _site in the notebook when not given.", HelpName = "OUT" };
    private readonly Option<string?> _url = new("--base-url") { Description = "Where the site will be, for feed, sitemap and previews; as deja.yml says when not given.", HelpName = "URL" };
    private readonly Option<bool> _drafts = SiteNotebook.Drafts();
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Describe()
    {
        var command = new Command("build", "Make a static site of a notebook: pages that are fast anywhere, with search, math and coloured code.") { _folder, _output, _url, _drafts, _json };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var notebook = SiteNotebook.Open(parsed.GetValue(_folder));
        var url = SiteNotebook.Address(parsed.GetValue(_url));
        var output = parsed.GetValue(_output) ?? Path.Combine(notebook.Root, "_site");
        var builder = new SiteBuilder(notebook, output) { Adjust = s => SiteNotebook.With(s, parsed.GetValue(_drafts), url) };
        BuildResult result;
        using (var progress = new CountProgress("building")) result = SiteNotebook.Configured(() => builder.Build(progress.Report));
        if (parsed.GetValue(_json)) Json.Write(new Json.Built(Path.GetFullPath(output), result.Notes, result.Rendered, result.Written, result.Removed, result.LeftOut, [.. result.Problems.Select(p => new Json.BuildProblem(p.Path, p.Line, p.Message, p.IsFatal))]));
        else Print(result, output);
        return result.HasFailed ? ExitCodes.Found : ExitCodes.Done;
    }

    private static void Print(BuildResult result, string output)
    {
        foreach (var problem in result.Problems) Screen.Out.Line(problem.IsFatal ? Piece.Mark(problem.ToString()) : problem.ToString());
        var left = result.LeftOut == 0 ? string.Empty : $", {result.LeftOut:n0} left out (drafts, not published, or of a later date)";
        Screen.Out.Line(Piece.Place(output), $"  {result.Notes:n0} notes; {result.Written:n0} files written, {result.Removed:n0} removed{left}");
    }
}
