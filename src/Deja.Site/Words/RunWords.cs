namespace Deja.Site.Words;

/// <summary>The words of a page whose blocks can be run, in one language, by the names under which its script asks for them; <c>{}</c> stands for a number.</summary>
internal static class RunWords
{
    private static readonly (string Name, string English, string Chinese)[] Words =
    [
        ("run", "Run", "运行"),
        ("stop", "Stop", "停止"),
        ("run-all", "Run all", "全部运行"),
        ("stop-all", "Stop all", "全部停止"),
        ("with-above", "with those above: Ctrl+Shift+Enter", "连同前面的代码块：Ctrl+Shift+Enter"),
        ("edit", "Edit", "编辑"),
        ("save", "Save", "保存"),
        ("discard", "Discard", "放弃修改"),
        ("restart", "Restart sessions", "重启会话"),
        ("restarted", "The sessions of this note were ended; the next block begins anew.", "本笔记的会话已结束，下一个代码块将从头开始。"),
        ("waiting", "waiting for the run before it", "等待前一个运行结束"),
        ("running", "running", "正在运行"),
        ("done", "done", "完成"),
        ("failed", "failed", "失败"),
        ("exit", "exit code {}", "退出码 {}"),
        ("stopped", "stopped", "已停止"),
        ("timed-out", "ended: its time ran out", "已结束：超时"),
        ("too-much", "ended: it printed too much", "已结束：输出过多"),
        ("not-run", "not run", "未运行"),
        ("left-out", "not run: a block above it did not end well", "未运行：前面的代码块没有正常结束"),
        ("lost", "Its session is gone, with what the blocks before had made.", "会话已丢失，之前代码块的状态也随之丢失。"),
        ("left", "{} characters left out", "有 {} 个字符未显示"),
        ("line", "line {}", "第 {} 行"),
        ("edited", "as edited, not saved", "运行的是未保存的修改"),
        ("output", "Output", "输出"),
        ("code", "Code of the block", "代码块内容"),
        ("needed", "a value is needed", "需要填写"),
        ("yes", "Run it", "确认运行"),
        ("no", "Leave it", "取消"),
        ("saved", "saved", "已保存"),
        ("unreachable", "The server does not answer. Is deja serve still running?", "服务器没有响应。deja serve 还在运行吗？"),
    ];

    /// <summary>The words for a language's tag.</summary>
    public static IEnumerable<(string Name, string Word)> Of(string language)
    {
        var isChinese = SiteWords.Of(language) == SiteWords.Chinese;
        return Words.Select(w => (w.Name, isChinese ? w.Chinese : w.English));
    }
}
