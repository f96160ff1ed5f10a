namespace Deja.Site.Colouring.Languages;

/// <summary>C.</summary>
internal static class C
{
    public static LanguageTable Table { get; } = new("c", "h")
    {
        Keywords = "_Alignas _Alignof _Atomic _Generic _Noreturn _Pragma _Static_assert _Thread_local alignas alignof asm auto break case continue default do else enum extern for fortran goto if inline noreturn register restrict return sizeof static_assert struct switch thread_local typedef typeof typeof_unqual union volatile while",
        Types = "_BitInt _Bool _Complex _Decimal128 _Decimal128x _Decimal32 _Decimal64 _Decimal64x _Decimal96 _Float128 _Float128x _Float16 _Float32 _Float32x _Float64 _Float64x _Imaginary bool char complex const constexpr double float imaginary int long short signed static unsigned void",
        Literals = "NULL false true",
        Definitions = "struct enum union",
        Callers = "new throw return else",
        Builtins = "abort abs acos array asin atan atan2 auto_ptr bitset calloc ceil cerr cin clog cos cosh cout deque endl exit exp fabs floor fmod fprintf fputs free frexp fscanf future initializer_list isalnum isalpha iscntrl isdigit isgraph islower isprint ispunct isspace istringstream isupper isxdigit labs ldexp list log log10 make_pair malloc map memchr memcmp memcpy memset modf multimap multiset ostringstream pair pow printf priority_queue putchar puts queue realloc scanf set shared_ptr sin sinh snprintf sprintf sqrt sscanf stack std stderr stdin stdout strcat strchr strcmp strcpy strcspn string stringstream strlen strncat strncmp strncpy strpbrk strrchr strspn strstr tan tanh terminate tolower toupper unique_ptr unordered_map unordered_multimap unordered_multiset unordered_set vector vfprintf vprintf vsprintf wstring",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Meta, "#", null) { AtLineStart = true, Escape = '\\', HasParts = true, Words = "if else elif endif define undef warning error line pragma ifdef ifndef include" },
            new(CodeToken.Quoted, "<", ">") { Behind = "include" },
            new(CodeToken.Quoted, "L\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "L'", "'") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
        HasDeclarations = true,
        HasExpressions = true,
        HasPointers = true,
        TypeEnd = "_t",
    };
}
