namespace Deja.Site.Colouring.Languages;

/// <summary>Assembly.</summary>
internal static class Assembly
{
    public static LanguageTable Table { get; } = new("asm", "nasm", "x86asm", "armasm", "assembly", "s")
    {
        Keywords = "add and bl b beq bne call cmp dec div idiv imul inc int ja jb je jg jge jl jle jmp jne jnz jz ldr lea leave loop mov movs movsx movzx mul neg nop not or pop push rep ret sar sal shl shr str sub svc syscall test xchg xor",
        Types = "ah al ax bh bl bp bx ch cl cx dh di dl dx eax ebp ebx ecx edi edx esi esp r10 r11 r12 r13 r14 r15 r8 r9 rax rbp rbx rcx rdi rdx rip rsi rsp si sp x0 x1 x2 x3 w0 w1 lr pc",
        Builtins = "bits db dd dq dw equ extern global org resb resd resq section segment times",
        IgnoresCase = true,
        NameCharacters = ".",
        Forms =
        [
            new(CodeToken.Comment, ";", null),
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "#", null) { AtLineStart = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
    };
}
