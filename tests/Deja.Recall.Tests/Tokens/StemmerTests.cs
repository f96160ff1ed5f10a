using Deja.Recall.Tokens;

namespace Deja.Recall.Tests.Tokens;

public sealed class StemmerTests
{
    [Theory]
    [InlineData("gradient", "gradients")]
    [InlineData("process", "processes")]
    [InlineData("dependency", "dependencies")]
    [InlineData("retry", "retries")]
    [InlineData("cache", "caches")]
    [InlineData("cache", "cached")]
    [InlineData("cache", "caching")]
    [InlineData("fail", "failed")]
    [InlineData("fail", "fails")]
    [InlineData("stop", "stopped")]
    [InlineData("stop", "stopping")]
    [InlineData("train", "training")]
    [InlineData("merge", "merging")]
    [InlineData("install", "installed")]
    [InlineData("miss", "missing")]
    [InlineData("push", "pushes")]
    public void The_forms_of_a_word_are_one(string a, string b) => Assert.Equal(Stem(a), Stem(b));

    [Theory]
    [InlineData("relation", "relative")]
    [InlineData("operator", "operation")]
    [InlineData("class", "clash")]
    [InlineData("string", "str")]
    [InlineData("bus", "bu")]
    [InlineData("port", "part")]
    [InlineData("import", "important")]
    public void Different_words_stay_apart(string a, string b) => Assert.NotEqual(Stem(a), Stem(b));

    [Theory]
    [InlineData("cs0246s")]
    [InlineData("привед")]
    public void What_is_no_english_word_stays_as_it_is(string word) => Assert.Equal(word, Stem(word));

    private static string Stem(string word) => Assert.Single(Tokenizer.Tokenize(word)).Term;
}
