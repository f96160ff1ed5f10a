namespace Deja.Site.Words;

/// <summary>The words that pages have of their own, in one language.</summary>
public sealed record SiteWords
{
    /// <summary>English, for every language that there are no words in.</summary>
    public static SiteWords English { get; } = new();

    /// <summary>Chinese.</summary>
    public static SiteWords Chinese { get; } = new()
    {
        Language = "zh-CN", Home = "首页", Latest = "最新", Archive = "归档", Tags = "标签", Categories = "分类", Contents = "目录",
        Theme = "切换深浅色", SkipToContent = "跳到正文", Newer = "较新", Older = "较早", NotFound = "没有这个页面", NotFoundText = "这里没有页面。它可能已移动或删除。",
        Copy = "复制", Copied = "已复制", Verified = "已验证", Rotted = "已失效", Failed = "未通过", LastPassed = "上次通过", Expected = "应输出", LastOutput = "上次输出", LeftOut = "有 {} 个字符未显示", Enlarge = "放大图片", Close = "关闭",
        Feed = "订阅", AllNotes = "全部笔记", Draft = "草稿", Unpublished = "未发布", Future = "未到日期", Moved = "页面已移到", RottedNotes = "已失效的代码块", Untitled = "无标题", On = "，环境：",
        Undated = "无日期", Permalink = "本节链接", Navigation = "站点导航", Value = "取值", Done = "已完成", NotDone = "未完成",
        Search = "搜索", NothingFound = "没有找到", SearchFailed = "搜索索引无法读取。请通过网站服务器打开本页，例如 deja serve。", SearchNeedsScript = "搜索需要启用 JavaScript。",
    };

    /// <summary>The tag of the language.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The first page.</summary>
    public string Home { get; init; } = "Home";

    /// <summary>Over the newest notes.</summary>
    public string Latest { get; init; } = "Latest";

    /// <summary>All notes by year.</summary>
    public string Archive { get; init; } = "Archive";

    /// <summary>Tags.</summary>
    public string Tags { get; init; } = "Tags";

    /// <summary>Categories.</summary>
    public string Categories { get; init; } = "Categories";

    /// <summary>Over the headings of a page.</summary>
    public string Contents { get; init; } = "On this page";

    /// <summary>The switch between light and dark.</summary>
    public string Theme { get; init; } = "Light or dark";

    /// <summary>The first link of a page, for who uses the keyboard.</summary>
    public string SkipToContent { get; init; } = "Skip to content";

    /// <summary>To the next note in time.</summary>
    public string Newer { get; init; } = "Newer";

    /// <summary>To the one before.</summary>
    public string Older { get; init; } = "Older";

    /// <summary>Over the page that stands for those that are not there.</summary>
    public string NotFound { get; init; } = "No such page";

    /// <summary>On it.</summary>
    public string NotFoundText { get; init; } = "There is no page here. It may have moved, or be gone.";

    /// <summary>On the button beside code.</summary>
    public string Copy { get; init; } = "Copy";

    /// <summary>On it after it was pressed.</summary>
    public string Copied { get; init; } = "Copied";

    /// <summary>On a block that passed its last check.</summary>
    public string Verified { get; init; } = "verified";

    /// <summary>On one that passed once and does no more.</summary>
    public string Rotted { get; init; } = "rotted";

    /// <summary>On one that never passed.</summary>
    public string Failed { get; init; } = "failed";

    /// <summary>Before the day of a rotted block's last pass.</summary>
    public string LastPassed { get; init; } = "last passed";

    /// <summary>Over what a block must print.</summary>
    public string Expected { get; init; } = "Prints";

    /// <summary>Over what a block printed when it was last checked.</summary>
    public string LastOutput { get; init; } = "Last output";

    /// <summary>Where a part of it is not shown; <c>{}</c> is how much.</summary>
    public string LeftOut { get; init; } = "{} characters left out";

    /// <summary>On a picture that can be looked at in full size.</summary>
    public string Enlarge { get; init; } = "Enlarge picture";

    /// <summary>On what closes.</summary>
    public string Close { get; init; } = "Close";

    /// <summary>The feed.</summary>
    public string Feed { get; init; } = "Feed";

    /// <summary>To all notes.</summary>
    public string AllNotes { get; init; } = "All notes";

    /// <summary>On a draft.</summary>
    public string Draft { get; init; } = "draft";

    /// <summary>On a note that is not published.</summary>
    public string Unpublished { get; init; } = "not published";

    /// <summary>On one whose date is yet to come.</summary>
    public string Future { get; init; } = "future date";

    /// <summary>On a page that leads to another.</summary>
    public string Moved { get; init; } = "This page has moved to";

    /// <summary>Over the blocks that have rotted.</summary>
    public string RottedNotes { get; init; } = "What has rotted";

    /// <summary>For a note without a title.</summary>
    public string Untitled { get; init; } = "Untitled";

    /// <summary>Between when and where a block was checked.</summary>
    public string On { get; init; } = " on ";

    /// <summary>Over notes without a date.</summary>
    public string Undated { get; init; } = "Undated";

    /// <summary>On the mark beside a heading.</summary>
    public string Permalink { get; init; } = "Link to this section";

    /// <summary>What the links beside the site's name are.</summary>
    public string Navigation { get; init; } = "Site";

    /// <summary>Before the field of a placeholder.</summary>
    public string Value { get; init; } = "value";

    /// <summary>The search.</summary>
    public string Search { get; init; } = "Search";

    /// <summary>Where a search finds nothing.</summary>
    public string NothingFound { get; init; } = "Nothing found";

    /// <summary>Where its index can't be read, as in a page opened from a folder.</summary>
    public string SearchFailed { get; init; } = "The search index can't be read. Open the site through a web server, such as deja serve.";

    /// <summary>To a reader whose browser runs no script.</summary>
    public string SearchNeedsScript { get; init; } = "The search needs JavaScript.";

    /// <summary>What a ticked task is.</summary>
    public string Done { get; init; } = "done";

    /// <summary>What a task is that is not ticked.</summary>
    public string NotDone { get; init; } = "not done";

    /// <summary>The words for a language's tag.</summary>
    public static SiteWords Of(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;
}
