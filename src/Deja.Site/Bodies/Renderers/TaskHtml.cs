using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Deja.Site.Bodies.Renderers;

/// <summary>The box of a task, with words for those who can't see whether it is ticked.</summary>
internal sealed class TaskHtml(Func<BodyContext> context) : HtmlObjectRenderer<TaskList>
{
    protected override void Write(HtmlRenderer renderer, TaskList task)
    {
        if (!renderer.EnableHtmlForInline) return;
        renderer.Write("<input disabled type=\"checkbox\"").Write(task.Checked ? " checked" : string.Empty).Write(" aria-label=\"");
        renderer.WriteEscape(task.Checked ? context().Words.Done : context().Words.NotDone);
        renderer.Write("\">");
    }
}
