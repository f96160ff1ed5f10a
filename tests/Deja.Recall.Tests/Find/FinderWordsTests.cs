using Deja.Recall.Find;

namespace Deja.Recall.Tests.Find;

/// <summary>Which words find an entry: their forms, their parts, slips, and other words for the same.</summary>
public sealed class FinderWordsTests : IDisposable
{
    private readonly TestNotebook _notes = new();

    public void Dispose() => _notes.Dispose();

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
}
