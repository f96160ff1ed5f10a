using Deja.Vision.Sources;

namespace Deja.Vision.Tests.Support;

/// <summary>Pictures that no codec makes small.</summary>
internal sealed class NoiseSource(int? count = null, Size? size = null) : CameraSource
{
    private int _given;

    public override string Name => "noise";

    public override Size Size => size ?? new(640, 480);

    public override double? Rate => 30;

    public override bool IsLive => false;

    public override bool TryRead(Mat picture, out TimeSpan time)
    {
        time = TimeSpan.FromSeconds(_given / 30.0);
        if (_given++ == count) return false;
        picture.Create(Size, MatType.CV_8UC3);
        Cv2.Randu(picture, Scalar.Black, Scalar.White);
        return true;
    }
}
