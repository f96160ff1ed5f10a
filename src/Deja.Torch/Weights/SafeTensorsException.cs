namespace Deja.Torch.Weights;

/// <summary>A file isn't a whole and truthful <c>.safetensors</c> file; the message has the file and what is wrong in it.</summary>
public sealed class SafeTensorsException(string file, string what, Exception? inner = null) : Exception($"{file}: {what}", inner);
