using Acornima.Ast;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace Deja.Site.Formulas;

/// <summary>KaTeX (<see href="https://katex.org/docs/options.html"/>) run by Jint. For one thread, which should have <see cref="StackSize"/>.</summary>
internal sealed class KatexEngine : IDisposable
{
    /// <summary>KaTeX reads groups within groups by calling itself, and Jint each call by many of its own.</summary>
    public const int StackSize = 64 * 1024 * 1024;

    private const int DeepestCalls = 4_000;

    /// <summary>A formula that people read takes milliseconds.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly Lazy<Prepared<Script>> Program = new(() => Engine.PrepareScript(KatexFiles.Text("katex.min.js"), "katex.min.js"));

    private readonly Engine _engine;
    private readonly JsValue _render;
    private readonly ObjectInstance _katex;

    public KatexEngine()
    {
        _engine = new Engine(options => options.LimitRecursion(DeepestCalls).TimeoutInterval(Longest).CatchClrExceptions(_ => false));
        _engine.Execute(Program.Value);
        _katex = _engine.GetValue("katex").AsObject();
        _render = _katex.Get("renderToString");
    }

    /// <summary>Lays a formula out as HTML with MathML beside it for screen readers.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="problem">What is wrong with it; null when it was laid out.</param>
    /// <returns>The HTML; null when there is a problem.</returns>
    public string? Render(Formula formula, out string? problem)
    {
        if (Render(formula.Tex, formula.IsDisplay, out problem) is { } html) return html;
        var rewritten = MathJaxText.Rewrite(formula.Tex);
        return rewritten == formula.Tex ? null : Render(rewritten, formula.IsDisplay, out _);
    }

    public void Dispose() => _engine.Dispose();

    private string? Render(string tex, bool isDisplay, out string? problem)
    {
        problem = null;
        try
        {
            return _engine.Invoke(_render, _katex, [tex, Options(isDisplay)]).AsString();
        }
        catch (JavaScriptException e)
        {
            problem = e.Error.IsObject() && e.Error.Get("rawMessage") is { } raw && raw.IsString() ? raw.AsString() : e.Message;
        }
        catch (Exception e) when (e is TimeoutException or RecursionDepthOverflowException or InsufficientExecutionStackException)
        {
            problem = e is TimeoutException ? "it takes too long to lay out" : "its groups stand too deep within each other";
        }

        return null;
    }

    private JsObject Options(bool isDisplay)
    {
        var options = new JsObject(_engine);
        options.Set("displayMode", isDisplay);
        options.Set("throwOnError", true);

        // No address, no class and no id of a note's choosing, and no picture.
        options.Set("trust", false);
        options.Set("strict", "ignore");
        options.Set("maxSize", 50);
        options.Set("maxExpand", 1000);

        // What Markdown's authors escape in a formula between single dollars, which kramdown hands on without the backslash.
        var macros = new JsObject(_engine);
        macros.Set("\\*", "*");
        macros.Set("\\[", "[");
        macros.Set("\\]", "]");

        // Of MathJax.
        macros.Set("\\scr", "\\mathscr");
        options.Set("macros", macros);
        return options;
    }
}
