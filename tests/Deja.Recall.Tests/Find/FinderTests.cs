using Deja.Recall.Find;

namespace Deja.Recall.Tests.Find;

public sealed class FinderTests : IDisposable
{
    private readonly TestNotebook _notes = new();

    public void Dispose() => _notes.Dispose();

    [Fact]
    public void A_heading_comes_before_code_and_code_before_prose()
    {
        _notes.With("prose.md", "# Fruit\nan apricot is sweet\n").With("heading.md", "# Apricot\na fruit that is sweet\n").With("code.md", "# Fruit\n```\nan apricot is sweet\n```\n");
        Assert.Equal(["heading.md#apricot", "code.md#fruit", "prose.md#fruit"], _notes.Find("apricot"));
    }

    [Fact]
    public void A_heading_comes_before_prose_that_says_the_word_again_and_again()
    {
        _notes.With("prose.md", $"# Fruit\n{string.Concat(Enumerable.Repeat("apricot ", 50))}\n").With("heading.md", "# Apricot\nsweet\n");
        Assert.Equal("heading.md#apricot", _notes.Find("apricot").First());
    }

    [Fact]
    public void The_exact_phrase_comes_first()
    {
        _notes.With("a.md", "# One\nthe lock of the index and a file\n").With("b.md", "# Two\nthe index lock and a file of it\n").With("c.md", "# Three\nindex the file and lock of it\n");
        Assert.Equal("b.md#two", _notes.Find("index lock").First());
        _notes.With("d.md", "# Four\nwhere a file lock index is held\n");
        Assert.Equal("b.md#two", _notes.Find("index lock").First());
    }

    [Fact]
    public void Entries_with_all_words_come_before_those_with_some()
    {
        _notes.With("some.md", "# Quince\nquince quince quince\n").With("other.md", "# Apricot and more apricot\napricot\n")
            .With("all.md", "# Notes\nFar below, among many other words of no importance whatever, stands an apricot.\n\nAnd then, much later, a quince.\n");
        Assert.Equal("all.md#notes", _notes.Find("apricot quince").First());
        Assert.Equal("all.md#notes", _notes.Find("quince apricot").First());
        Assert.Equal(3, _notes.Find("apricot quince").Count());
    }

    [Fact]
    public void The_words_of_one_entry_count_together_and_not_those_of_a_whole_note()
    {
        _notes.With("long.md", "# One\napricot\n# Two\nquince\n").With("short.md", "# Both\napricot, quince\n");
        Assert.Equal("short.md#both", _notes.Find("apricot quince").First());
    }

    [Theory]
    [InlineData("grad")]
    [InlineData("vanishing gra")]
    [InlineData("vanishing gradi")]
    [InlineData("Vanishing GRAD")]
    public void The_last_word_may_be_a_beginning(string words)
    {
        _notes.With("a.md", "# Training\nvanishing gradients\n").With("b.md", "# Other\nnothing here\n");
        Assert.Equal(["a.md#training"], _notes.Find(words));
    }

    [Theory]
    [InlineData("梯度")]
    [InlineData("注意力")]
    [InlineData("注意力 梯度")]
    [InlineData("交叉注意力")]
    [InlineData("消失")]
    [InlineData("失")]
    public void Chinese_words_inside_a_sentence_are_found(string words)
    {
        _notes.With("a.md", "# 笔记\n交叉注意力的梯度消失\n").With("b.md", "# 其他\n别的内容\n");
        Assert.Equal(["a.md#笔记"], _notes.Find(words));
    }

    [Fact]
    public void A_chinese_word_is_found_as_a_word_and_not_by_its_characters()
    {
        _notes.With("apart.md", "# 一\n度量阶梯\n").With("whole.md", "# 二\n梯度\n");
        Assert.Equal("whole.md#二", _notes.Find("梯度").First());
        Assert.DoesNotContain("apart.md#一", _notes.Find("梯度"));
    }

    [Theory]
    [InlineData("CUDA显存")]
    [InlineData("显存CUDA")]
    [InlineData("CUDA 显存")]
    [InlineData("cuda显存")]
    [InlineData("ＣＵＤＡ显存")]
    public void English_and_chinese_in_one_word_are_found(string words)
    {
        _notes.With("a.md", "# 笔记\n训练时CUDA显存不够\n").With("b.md", "# CUDA\ninstalled\n");
        Assert.Equal("a.md#笔记", _notes.Find(words).First());
    }

    [Theory]
    [InlineData("zeroGrad")]
    [InlineData("zero_grad")]
    [InlineData("zero grad")]
    [InlineData("ZeroGrad()")]
    [InlineData("optimizer.zero_grad")]
    [InlineData("zero_gr")]
    public void An_identifier_is_found_however_it_is_written(string words)
    {
        _notes.With("a.md", "# Step\n```python\noptimizer.zero_grad()\n```\n").With("b.md", "# Other\nnothing at all\n");
        Assert.Equal(["a.md#step"], _notes.Find(words));
    }

    [Fact]
    public void An_identifier_typed_as_one_word_is_found()
    {
        _notes.With("a.md", "# Step\n```python\noptimizer.zero_grad()\n```\n");
        Assert.Equal(["a.md#step"], _notes.Find("zerograd"));
    }

    [Theory]
    [InlineData("CS0246")]
    [InlineData("cs0246")]
    [InlineData("error CS0246")]
    [InlineData("ｃｓ０２４６")]
    public void A_code_is_found_whole(string words)
    {
        _notes.With("a.md", "# Type\nerror CS0246: the type or namespace\n").With("b.md", "# Name\nerror CS0103: the name\n");
        Assert.Equal("a.md#type", _notes.Find(words).First());
    }

    [Theory]
    [InlineData("gradeint")]
    [InlineData("gradent")]
    [InlineData("graddient")]
    [InlineData("gradiant")]
    public void A_slip_of_the_keys_is_put_right_and_told(string typed)
    {
        _notes.With("a.md", "# Training\nthe gradient\n");
        var result = _notes.Ask(typed);
        Assert.Equal("a.md", Assert.Single(result.Matches).Note.Path);
        Assert.Equal([(typed, "gradient")], result.Corrections);
    }

    [Theory]
    [InlineData("procses", "process")]
    [InlineData("cahced", "cached")]
    [InlineData("dependncies", "dependencies")]
    public void A_slip_near_the_ending_is_put_right_and_told_as_a_word(string typed, string meant)
    {
        _notes.With("a.md", $"# Note\nit is {meant}\n");
        var result = _notes.Ask(typed);
        Assert.Equal("a.md", Assert.Single(result.Matches).Note.Path);
        Assert.Equal([(typed, meant)], result.Corrections);
    }

    [Fact]
    public void What_was_typed_right_is_not_corrected()
    {
        _notes.With("a.md", "# One\nprice of an apricot\n").With("b.md", "# Two\nprize price price\n");
        var result = _notes.Ask("prize");
        Assert.Empty(result.Corrections);
        Assert.Equal(["b.md"], result.Matches.Select(m => m.Note.Path));
        Assert.Empty(_notes.Ask("nothinglikeit").Matches);
        Assert.Empty(_notes.Ask("nothinglikeit").Corrections);
    }

    [Theory]
    [InlineData("gradient", "梯度")]
    [InlineData("deadlock", "死锁")]
    [InlineData("port occupied", "端口被占")]
    [InlineData("camera", "摄像头")]
    [InlineData("permission", "权限")]
    public void Either_language_finds_the_other(string english, string chinese)
    {
        _notes.With("zh.md", $"# 笔记\n关于{chinese}的说明\n").With("x.md", "# Other\nnothing\n");
        Assert.Equal(["zh.md#笔记"], _notes.Find(english));
        File.Delete(_notes.PathOf("zh.md"));
        _notes.With("en.md", $"# Note\nabout {english} and more\n");
        Assert.Equal(["en.md#note"], _notes.Find(chinese));
    }

    [Fact]
    public void The_word_itself_comes_before_another_one_for_the_same()
    {
        _notes.With("zh.md", "# 笔记\n梯度\n").With("en.md", "# Note\ngradient\n");
        Assert.Equal(["en.md#note", "zh.md#笔记"], _notes.Find("gradient"));
        Assert.Equal(["zh.md#笔记", "en.md#note"], _notes.Find("梯度"));
    }

    [Theory]
    [InlineData("running", "# Note\nit runs\n")]
    [InlineData("gradient", "# Note\ngradients\n")]
    [InlineData("dependencies", "# Note\na dependency\n")]
    [InlineData("cafe", "# Note\na café\n")]
    [InlineData("Zürich", "# Note\nzurich\n")]
    public void Another_form_of_the_word_is_found(string typed, string note)
    {
        _notes.With("a.md", note);
        Assert.Equal(["a.md#note"], _notes.Find(typed));
    }

    [Fact]
    public void Words_of_grammar_may_be_missing()
    {
        _notes.With("a.md", "# Ports\ntcp port 80\n").With("b.md", "# Grammar\nin the of and\n");
        Assert.Equal("a.md#ports", _notes.Find("the tcp port of a").First());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\"")]
    [InlineData("*")]
    [InlineData("()")]
    [InlineData("，。")]
    [InlineData("--- ??? !!! \0 \t")]
    public void Marks_alone_find_nothing(string words)
    {
        _notes.With("a.md", "# One\n--- ??? !!! \"quoted\" (in brackets) * ，。\n");
        Assert.Empty(_notes.Ask(words).Matches);
        Assert.Empty(_notes.Ask(words).Corrections);
    }

    [Theory]
    [InlineData("\"apricot\"")]
    [InlineData("\"apricot")]
    [InlineData("apricot*")]
    [InlineData("apric*")]
    [InlineData("^apricot")]
    [InlineData("-apricot")]
    [InlineData("t:apricot")]
    [InlineData("apricot:t")]
    [InlineData("NEAR(apricot quince)")]
    [InlineData("apricot OR")]
    [InlineData("OR apricot")]
    [InlineData("apricot AND NOT quince")]
    [InlineData("NOT apricot")]
    [InlineData("(apricot")]
    [InlineData("{apricot quince}")]
    [InlineData("apricot + quince")]
    [InlineData("apricot'; DROP TABLE notes; --")]
    [InlineData("apricot%_")]
    [InlineData("apricot\0quince")]
    [InlineData("$1 apricot")]
    public void What_means_something_to_the_database_is_only_words_here(string words)
    {
        _notes.With("a.md", "# Fruit\nan apricot\n");
        Assert.Contains("a.md#fruit", _notes.Find(words));
        Assert.Equal(["a.md#fruit"], _notes.Find("apricot"));
    }

    [Fact]
    public void A_word_of_the_database_is_found_like_any_other()
    {
        _notes.With("a.md", "# Sql\nuse NEAR rather than AND\n").With("b.md", "# Other\nnothing\n");
        Assert.Equal(["a.md#sql"], _notes.Find("NEAR"));
        Assert.Equal(["a.md#sql"], _notes.Find("near AND"));
    }

    [Fact]
    public void The_note_comes_before_the_list_that_leads_to_it()
    {
        _notes.With("README.md", "# All notes\n## Docker\n- [Remove dangling images of docker](docker/dangling.md)\n- [Run a shell](docker/shell.md)\n")
            .With("docker/dangling.md", "# Prune\nTo remove images of docker that are dangling: docker image prune.\n");
        Assert.Equal("docker/dangling.md#prune", _notes.Find("docker remove dangling images").First());
    }

    [Theory]
    [InlineData("horticulture")]
    [InlineData("orchards")]
    public void A_note_is_found_by_its_description_and_categories(string word)
    {
        _notes.With("a.md", "---\ndescription: All about horticulture\ncategories: [orchards]\n---\n# Fruit\nan apricot\n");
        Assert.Single(_notes.Find(word));
    }

    [Fact]
    public void A_very_long_query_is_answered_by_its_first_words()
    {
        _notes.With("a.md", "# Fruit\nan apricot\n");
        Assert.Equal(["a.md#fruit"], _notes.Find("apricot " + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"word{i} "))));
        Assert.Equal(["a.md#fruit"], _notes.Find("apricot " + new string('x', 200_000)));
        Assert.Equal(["a.md#fruit"], _notes.Find("apricot " + new string('中', 50_000)));
    }

    [Theory]
    [InlineData("🚀")]
    [InlineData("👩‍💻")]
    [InlineData("🚀 deploy")]
    [InlineData("deploy 🚀")]
    public void An_emoji_is_found_or_passed_over_but_never_in_the_way(string words)
    {
        _notes.With("a.md", "# 🚀 Deploy\nwith care 👩‍💻\n").With("b.md", "# Other\nnothing\n");
        Assert.Equal("a.md", _notes.Ask(words).Matches[0].Note.Path);
    }

    [Theory]
    [InlineData("🚀deploy")]
    [InlineData("deploy🚀")]
    public void An_emoji_is_no_part_of_the_word_beside_it(string written)
    {
        _notes.With("a.md", $"# {written}\nwith care\n");
        Assert.Single(_notes.Find("deploy"));
        Assert.Single(_notes.Find("🚀"));
    }

    [Fact]
    public void Half_of_an_emoji_finds_nothing_and_breaks_nothing()
    {
        _notes.With("a.md", "# 🚀 Deploy\nwith care\n");
        Assert.Equal("a.md", Assert.Single(_notes.Ask("deploy \ud83d").Matches).Note.Path);
    }

    [Fact]
    public void No_more_come_than_were_asked_for_and_the_best_stay()
    {
        for (var i = 0; i < 30; i++) _notes.With($"n{i:D2}.md", $"# Note {i}\napricot\n");
        _notes.With("best.md", "# Apricot\n");
        Assert.Equal(5, _notes.Find("apricot", 5).Count());
        Assert.Equal("best.md#apricot", _notes.Find("apricot", 1).Single());
    }

    [Fact]
    public void The_same_question_gets_the_same_answer()
    {
        for (var i = 0; i < 30; i++) _notes.With($"n{i:D2}.md", $"# Note\napricot\n");
        Assert.Equal(_notes.Find("apricot").ToList(), _notes.Find("apricot").ToList());
    }

    [Fact]
    public void A_word_of_the_notes_name_finds_it()
    {
        _notes.With("orchard-plan.md", "plant trees\n").With("b.md", "# Other\nnothing\n");
        Assert.Equal(["orchard-plan.md"], _notes.Find("orchard"));
    }
}
