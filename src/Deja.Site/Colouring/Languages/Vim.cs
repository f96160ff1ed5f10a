namespace Deja.Site.Colouring.Languages;

/// <summary>Vim.</summary>
internal static class Vim
{
    public static LanguageTable Table { get; } = new("vim", "vimscript", "viml")
    {
        Keywords = "augroup au autocmd call catch command else elseif endif endfor endfunction endtry endwhile execute finally for function if let map nmap nnoremap noremap return set silent syntax throw try unlet vmap vnoremap while inoremap imap filetype highlight colorscheme source",
        Definitions = "function",
        NameCharacters = "!:",
        Forms =
        [
            new(CodeToken.Comment, "\"", null) { AtLineStart = true },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
    };
}
