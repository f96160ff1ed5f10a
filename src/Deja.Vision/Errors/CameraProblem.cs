namespace Deja.Vision.Errors;

/// <summary>What a <see cref="CameraException"/> is about.</summary>
public enum CameraProblem
{
    /// <summary>OpenCV's own library can't be loaded.</summary>
    NoLibrary,

    /// <summary>There is no such camera.</summary>
    NoDevice,

    /// <summary>The camera is there, and this user may not open it.</summary>
    NoPermission,

    /// <summary>The camera is there and doesn't start: another program has it, or it is no camera.</summary>
    Busy,

    /// <summary>Nothing answers at the address, or what answers is no video.</summary>
    Unreachable,

    /// <summary>The file isn't there or is no video that can be read.</summary>
    Unreadable,

    /// <summary>It opened, and no picture came.</summary>
    NoPicture,

    /// <summary>The codec can't be had, or not in such a file.</summary>
    NoCodec,

    /// <summary>The program that encodes failed, or hung.</summary>
    EncoderFailed,

    /// <summary>The file can't be written where it is wanted.</summary>
    BadPath,

    /// <summary>The disk is full, or so full that nothing was begun.</summary>
    DiskFull,
}
