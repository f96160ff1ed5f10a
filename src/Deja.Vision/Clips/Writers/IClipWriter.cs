using Deja.Vision.Errors;

namespace Deja.Vision.Clips.Writers;

/// <summary>A video file being written. Pictures are of its size; disposed, the file is whole.</summary>
internal interface IClipWriter : IDisposable
{
    /// <summary>Pixels.</summary>
    Size Size { get; }

    /// <summary>Pictures per second, as the file says it.</summary>
    double Rate { get; }

    ClipCodec Codec { get; }

    /// <summary>Pictures written.</summary>
    long Frames { get; }

    /// <summary>Why the file is not whole, as far as the encoder said; good when it is disposed. Null where it said nothing.</summary>
    (CameraProblem Problem, string Text)? Failure { get; }

    void Write(Mat picture, long times);
}
