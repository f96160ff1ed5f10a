using System.Globalization;
using System.Xml.Linq;
using Deja.Torch.Pictures;

namespace Deja.Torch.Tests.Pictures;

/// <summary>A picture of what attention looks at.</summary>
public sealed class AttentionPictureTests : IDisposable
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Each_weight_is_a_square_that_tells_what_it_stands_for()
    {
        var squares = Squares(AttentionPicture.Svg(tensor(new[] { 0.25, 0.75, 1.0, 0.0 }, [2, 2]), new() { Queries = ["the", "cat"], Keys = ["le", "chat"] }));
        Assert.Equal(["the → le: 0.250", "the → chat: 0.750", "cat → le: 1.000", "cat → chat: 0.000"], squares.Select(s => s.Element(Svg + "title")!.Value));
    }

    [Fact]
    public void More_is_darker()
    {
        var squares = Squares(AttentionPicture.Svg(linspace(0, 1, 11).view(1, 11)));
        var brightness = squares.Select(s => Brightness(s.Attribute("fill")!.Value)).ToList();
        Assert.Equal(brightness.OrderDescending(), brightness);
        Assert.Equal(11, brightness.Distinct().Count());
    }

    [Fact]
    public void Heads_stand_side_by_side_in_one_scale()
    {
        var weights = stack([full(2, 3, 0.1), full(2, 3, 0.5)]);
        var picture = AttentionPicture.Svg(weights);
        Assert.Contains("head 0", picture, StringComparison.Ordinal);
        Assert.Contains("head 1", picture, StringComparison.Ordinal);
        var squares = Squares(picture);
        Assert.Equal(12, squares.Count);
        Assert.Equal(2, squares.Select(s => s.Attribute("fill")!.Value).Distinct().Count());
        Assert.Equal(12, squares.Select(s => (s.Attribute("x")!.Value, s.Attribute("y")!.Value)).Distinct().Count());
    }

    [Fact]
    public void Everything_stands_inside_the_picture()
    {
        var picture = XDocument.Parse(AttentionPicture.Svg(rand(5, 4, 3), new() { Title = "Five heads", Columns = 2, Keys = ["a very long label of a word", "短", "c"] }));
        var (width, height) = (Number(picture.Root!, "width"), Number(picture.Root!, "height"));
        Assert.All(picture.Descendants(Svg + "rect").Skip(1), r => Assert.True(Number(r, "x") >= 0 && Number(r, "x") + Number(r, "width") <= width && Number(r, "y") + Number(r, "height") <= height));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a & b \"quoted\" 'too'")]
    [InlineData("\u0001 \ud800 \uffff end")]
    [InlineData("注意力 ▁the ##ing")]
    public void Any_token_can_be_a_label(string token)
    {
        var picture = XDocument.Parse(AttentionPicture.Svg(ones(1, 1), new() { Queries = [token], Keys = [token], Title = token }));
        Assert.Empty(picture.Descendants(Svg + "script"));
        Assert.Equal(3, picture.Descendants(Svg + "text").Count(t => t.Value.Length > 1 && t.Value != "1.00"));
    }

    [Fact]
    public void What_is_no_number_has_a_colour_of_its_own()
    {
        var squares = Squares(AttentionPicture.Svg(tensor(new[] { double.NaN, 0.5 }, [1, 2])));
        Assert.NotEqual(squares[0].Attribute("fill")!.Value, squares[1].Attribute("fill")!.Value);
        Assert.Contains("NaN", squares[0].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_drawn_is_told()
    {
        Assert.Contains("weights[0]", Assert.Throws<ArgumentException>(() => AttentionPicture.Svg(zeros(1, 2, 3, 4))).Message, StringComparison.Ordinal);
        Assert.Contains("narrow", Assert.Throws<ArgumentException>(() => AttentionPicture.Svg(zeros(300, 300))).Message, StringComparison.Ordinal);
        Assert.Contains("1 labels are given for 3 keys", Assert.Throws<ArgumentException>(() => AttentionPicture.Svg(zeros(2, 3), new() { Keys = ["a"] })).Message, StringComparison.Ordinal);
    }

    private static List<XElement> Squares(string svg) => [.. XDocument.Parse(svg).Descendants(Svg + "rect").Where(r => r.Element(Svg + "title") is not null)];

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static int Brightness(string colour) => Enumerable.Range(0, 3).Sum(i => Convert.ToInt32(colour.Substring(1 + (2 * i), 2), 16));
}
