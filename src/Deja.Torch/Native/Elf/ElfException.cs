namespace Deja.Torch.Native.Elf;

/// <summary>A file isn't the library it was taken for; the message says where it differs, as the end of a sentence.</summary>
internal sealed class ElfException(string message) : Exception(message);
