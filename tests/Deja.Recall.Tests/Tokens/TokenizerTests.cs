using Deja.Recall.Tokens;

namespace Deja.Recall.Tests.Tokens;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("zeroGrad")]
    [InlineData("zero_grad")]
    [InlineData("ZeroGrad")]
    [InlineData("ZERO_GRAD")]
    [InlineData("optimizer.zero_grad()")]
    [InlineData("__zero_grad__")]
    public void An_identifier_is_found_by_its_parts_and_as_one_however_it_is_written(string identifier)
    {
        HasAll(Terms(identifier), "zero", "grad", "zerograd");
    }

    [Theory]
    [InlineData("HTTPServer", "http", "server")]
    [InlineData("parseXMLDoc", "xml", "doc")]
    [InlineData("torch.nn.functional", "torch", "nn", "functional")]
    [InlineData("--break-system", "break", "system")]
    [InlineData("src/main.cpp", "src", "main", "cpp")]
    public void Every_part_of_a_name_is_a_word(string name, params string[] parts)
    {
        HasAll(Terms(name), parts);
    }

    [Fact]
    public void An_upper_case_plural_stays_with_its_word() => Assert.Equal(Terms("URL").First(), Assert.Single(Terms("URLs")));

    [Theory]
    [InlineData("CS0246", "cs0246")]
    [InlineData("x509", "x509")]
    [InlineData("E0502", "e0502")]
    [InlineData("utf8", "utf8")]
    [InlineData("0x80070005", "0x80070005")]
    [InlineData("8080", "8080")]
    public void Digits_stay_with_their_letters(string text, string term) => Assert.Equal([term], Terms(text));

    [Fact]
    public void Chinese_is_cut_into_pairs_of_characters()
    {
        Assert.Equal(["梯度", "度消", "消失"], Tokenizer.Tokenize("梯度消失").Where(t => t.Kind == TokenKind.Bigram).Select(t => t.Term));
    }

    [Fact]
    public void The_last_chinese_character_stands_by_itself_so_that_one_character_can_be_looked_for()
    {
        Assert.Equal(("失", TokenKind.LastCharacter), Tokenizer.Tokenize("消失").Select(t => (t.Term, t.Kind)).Last());
        Assert.Equal(["锁"], Terms("锁"));
    }

    [Theory]
    [InlineData("CUDA显存")]
    [InlineData("显存CUDA")]
    [InlineData("用CUDA显存时")]
    public void English_inside_chinese_needs_no_blank(string text)
    {
        HasAll(Terms(text), "cuda", "显存");
    }

    [Fact]
    public void Punctuation_of_both_scripts_parts_words()
    {
        Assert.DoesNotContain("错原", Terms("报错，原因"));
        Assert.DoesNotContain("错原", Terms("报错。原因"));
        Assert.DoesNotContain("错原", Terms("「报错」「原因」"));
        HasAll(Terms("报错、原因"), "报错", "原因");
    }

    [Theory]
    [InlineData("ＣＵＤＡ", "cuda")]
    [InlineData("ｘ５０９", "x509")]
    [InlineData("ＣＳ０２４６", "cs0246")]
    public void Full_width_letters_and_digits_are_the_ascii_ones(string text, string term) => Assert.Equal([term], Terms(text));

    [Theory]
    [InlineData("café", "cafe")]
    [InlineData("Zürich", "zurich")]
    [InlineData("Ångström", "angstrom")]
    [InlineData("jalapeño", "jalapeno")]
    public void Accents_are_dropped(string accented, string plain) => Assert.Equal(Terms(plain), Terms(accented));

    [Fact]
    public void Other_scripts_are_words_in_lower_case()
    {
        Assert.Equal(["привет"], Terms("ПРИВЕТ"));
        Assert.Equal(["καλημέρα"], Terms("Καλημέρα"));
    }

    [Fact]
    public void Japanese_and_korean_are_cut_as_chinese_is()
    {
        Assert.Contains("エラ", Terms("エラー"));
        Assert.Contains("오류", Terms("오류가"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \t\r\n")]
    [InlineData("!?.,;:-_()[]{}<>\"'`~@#$%^&*+=|\\/")]
    [InlineData("，。！？；：（）【】《》「」、…—")]
    public void Marks_alone_hold_no_word(string text) => Assert.Empty(Terms(text));

    [Fact]
    public void A_very_long_run_is_one_short_term()
    {
        Assert.InRange(Assert.Single(Terms(new string('a', 100_000))).Length, 1, 100);
        Assert.InRange(Assert.Single(Terms(new string('7', 100_000))).Length, 1, 100);
        Assert.All(Terms(string.Concat(Enumerable.Repeat("aB3_", 50_000))), t => Assert.InRange(t.Length, 1, 100));
        Assert.Equal(100_000, Terms(new string('中', 100_000)).Count());
    }

    [Theory]
    [InlineData("optimizer.zero_grad() 清空 zeroGrad 的 CUDA显存，ＣＵＤＡ")]
    [InlineData("a_b__c_ _d HTTPServers IDs x509 端口4000被占")]
    [InlineData("🚀🚀a🚀 \ud83d alone \ude80")]
    public void Every_token_says_where_it_stands(string text)
    {
        foreach (var token in Tokenizer.Tokenize(text))
        {
            Assert.InRange(token.Start, 0, text.Length - 1);
            Assert.InRange(token.Length, 1, text.Length - token.Start);
            var shown = text.Substring(token.Start, token.Length);
            Assert.Equal(shown.Trim(), shown);
            Assert.Contains(token.Term, Terms(shown));
        }
    }

    private static void HasAll(IEnumerable<string> terms, params string[] wanted) => Assert.All(wanted, term => Assert.Contains(term, terms));

    private static IEnumerable<string> Terms(string text) => Tokenizer.Tokenize(text).Select(t => t.Term);
}
