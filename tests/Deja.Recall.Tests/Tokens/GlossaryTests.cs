using Deja.Recall.Tokens;

namespace Deja.Recall.Tests.Tokens;

/// <summary>
/// The glossary's rows: words parted by blanks, an English one first, which is the row's key. A Chinese word in two rows would have two meanings,
/// and only one of them would ever be looked up.
/// </summary>
public sealed class GlossaryTests
{
    private static readonly string[][] Rows =
        [.. GlossaryRows.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split(' '))];

    [Fact]
    public void Every_row_begins_with_its_english_key_and_has_a_word_to_go_with_it()
    {
        Assert.NotEmpty(Rows);
        Assert.All(Rows, row =>
        {
            Assert.InRange(row[0][0], 'a', 'z');
            Assert.True(row.Length > 1, $"'{row[0]}' stands alone");
            Assert.DoesNotContain(string.Empty, row);
        });
    }

    [Fact]
    public void No_chinese_word_stands_in_two_rows()
    {
        var twice = Rows.SelectMany(r => r.Where(IsChinese)).GroupBy(w => w).Where(g => g.Count() > 1).Select(g => g.Key);
        Assert.Empty(twice);
    }

    [Fact]
    public void Every_chinese_word_is_found_whole_with_its_rows_key()
    {
        foreach (var row in Rows)
        {
            var key = Assert.Single(Tokenizer.Tokenize(row[0])).Term;
            foreach (var word in row.Where(IsChinese))
            {
                Assert.Equal(key, Glossary.At(word, 0, out var length)?.Key);
                Assert.Equal(word.Length, length);
            }
        }
    }

    [Fact]
    public void Every_english_word_is_one_term_and_known()
    {
        foreach (var word in Rows.SelectMany(r => r.Where(w => !IsChinese(w)))) Assert.NotNull(Glossary.Of(Assert.Single(Tokenizer.Tokenize(word)).Term));
    }

    [Fact]
    public void A_word_that_is_in_no_row_means_itself_alone()
    {
        Assert.Null(Glossary.Of("xyzzy"));
        Assert.Null(Glossary.At("鸳鸯", 0, out _));
        Assert.Null(Glossary.At("鸳鸯", 2, out _));
    }

    private static bool IsChinese(string word) => CharClass.IsIdeograph(word[0]);
}
