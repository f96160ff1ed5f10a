using Deja.Vision.Sources;

namespace Deja.Vision.Tests.Sources;

/// <summary>Pictures that say which one they are.</summary>
public sealed class TestPicturesTests
{
    [Theory]
    [InlineData(64, 32)]
    [InlineData(320, 240)]
    [InlineData(1921, 1081)]
    public void Every_number_can_be_read_from_its_picture(int width, int height)
    {
        foreach (var number in new[] { 0, 1, 2, 255, 256, 21_845, 43_690, 65_535 })
        {
            using var picture = TestPictures.Picture(number, new() { Size = new(width, height) });
            Assert.Equal(number, TestPictures.NumberOf(picture));
        }
    }

    [Fact]
    public void After_65_535_the_numbers_begin_again()
    {
        using var picture = TestPictures.Picture(65_536 + 7);
        Assert.Equal(7, TestPictures.NumberOf(picture));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    public void A_number_survives_the_coarsest_jpeg(int quality)
    {
        using var picture = TestPictures.Picture(1234);
        Cv2.ImEncode(".jpg", picture, out var jpeg, new ImageEncodingParam(ImwriteFlags.JpegQuality, quality));
        using var back = Cv2.ImDecode(jpeg, ImreadModes.Color);
        Assert.Equal(1234, TestPictures.NumberOf(back));
    }

    [Fact]
    public void A_strange_picture_has_no_number()
    {
        using var grey = new Mat(240, 320, MatType.CV_8UC3, new Scalar(100, 100, 100));
        Assert.Null(TestPictures.NumberOf(grey));
        using var small = new Mat(3, 3, MatType.CV_8UC3, Scalar.White);
        Assert.Null(TestPictures.NumberOf(small));
    }

    [Fact]
    public void A_size_too_small_for_the_cells_is_refused() => Assert.Throws<ArgumentException>(() => new TestPictures(new() { Size = new(60, 30) }));

    [Fact]
    public void Times_may_be_irregular()
    {
        using var source = new TestPictures(new() { Count = 3, Times = n => TimeSpan.FromSeconds(n * n) });
        using var picture = new Mat();
        var times = new List<double>();
        while (source.TryRead(picture, out var time)) times.Add(time.TotalSeconds);
        Assert.Equal([0, 1, 4], times);
    }
}
