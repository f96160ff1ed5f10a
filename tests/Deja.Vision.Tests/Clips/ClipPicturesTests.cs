using Deja.Vision.Clips;
using Deja.Vision.Errors;
using Deja.Vision.Recorders;
using Deja.Vision.Sources;

namespace Deja.Vision.Tests.Clips;

/// <summary>A sheet of a clip's pictures.</summary>
public sealed class ClipPicturesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(31, 4, new[] { 0, 10, 20, 30 })]
    [InlineData(2, 4, new[] { 0, 1 })]
    [InlineData(10, 1, new[] { 0 })]
    public void Its_pictures_are_evenly_spaced_with_the_first_and_the_last(int frames, int count, int[] numbers)
    {
        Record(frames);
        using var sheet = Cv2.ImDecode(ClipPictures.Sheet(_folder["a.avi"], count, columns: 2, width: 160), ImreadModes.Color);
        Assert.Equal(new Size(numbers.Length == 1 ? 160 : 324, numbers.Length > 2 ? 244 : 120), sheet.Size());
        for (var i = 0; i < numbers.Length; i++)
        {
            using var picture = new Mat(sheet, new Rect(i % 2 * 164, i / 2 * 124, 160, 120));
            Assert.Equal(numbers[i], TestPictures.NumberOf(picture));
        }
    }

    [Fact]
    public void A_clip_that_is_missing_has_none() => Assert.Equal(CameraProblem.Unreadable, Assert.Throws<CameraException>(() => ClipPictures.Sheet(_folder["no.avi"])).Problem);

    private void Record(int frames)
    {
        using var source = new TestPictures(new() { Count = frames });
        new CameraRecorder(source).Record(_folder["a.avi"], TestContext.Current.CancellationToken);
    }
}
