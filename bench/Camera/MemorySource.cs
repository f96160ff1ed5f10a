using Deja.Vision.Sources;

namespace Deja.Bench.Camera;

/// <summary>Pictures as a driver hands them over: they lie in memory and are copied out. As fast as they are taken.</summary>
internal sealed class MemorySource : CameraSource
{
    // Two seconds, over and over.
    public const int Distinct = 60;

    private readonly List<Mat> _pictures;
    private readonly int _count;
    private int _given;

    public MemorySource(Size size, int count)
    {
        (Size, _count) = (size, count);
        _pictures = [.. Enumerable.Range(0, Distinct).Select(n => TestPictures.Picture(n, new() { Size = size }))];
    }

    public override string Name => "memory";

    public override Size Size { get; }

    public override double? Rate => 30;

    public override bool IsLive => false;

    public override bool TryRead(Mat picture, out TimeSpan time)
    {
        time = TimeSpan.FromSeconds(_given / 30.0);
        if (_given == _count) return false;
        _pictures[_given++ % Distinct].CopyTo(picture);
        return true;
    }

    /// <summary>The same from the beginning.</summary>
    public MemorySource Rewound()
    {
        _given = 0;
        return this;
    }

    /// <summary>Writes them for Python, pixel by pixel.</summary>
    public void Save(string path)
    {
        using var file = System.IO.File.Create(path);
        foreach (var picture in _pictures) file.Write(picture.AsSpan<byte>());
    }

    protected override void Dispose(bool isDisposing)
    {
        if (isDisposing) _pictures.ForEach(p => p.Dispose());
        base.Dispose(isDisposing);
    }
}
