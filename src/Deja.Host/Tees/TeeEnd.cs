using Deja.Host.Children;

namespace Deja.Host.Tees;

/// <summary>How a copy ended.</summary>
/// <param name="HasFailed">Something could not be read, or not be written; what that was has been told.</param>
/// <param name="Signal">What is to end this process now: SIGPIPE when the reader of an output went away (<c>| head</c>) and that ended the copy; else null.</param>
/// <param name="Text">What was copied, as UTF-8 with <c>U+FFFD</c> for what is none: the first 64 KB and the last 512 KB.</param>
public sealed record TeeEnd(bool HasFailed, Signal? Signal, string Text);
