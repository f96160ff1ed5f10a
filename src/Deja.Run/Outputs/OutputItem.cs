using Deja.Host.Children;

namespace Deja.Run.Outputs;

/// <summary>One thing of a block's output: text that it printed, or something that it shows.</summary>
/// <param name="Channel">Where the text came out.</param>
/// <param name="Text">The text as printed, escapes and all; empty for a display.</param>
/// <param name="Display">What it shows; null for text.</param>
public sealed record OutputItem(ChildChannel Channel, string Text, Display? Display = null);
