namespace Deja.Site.Colouring.Languages;

/// <summary>Shell.</summary>
internal static class Shell
{
    public static LanguageTable Table { get; } = new("bash", "sh", "shell", "zsh", "ksh", "fish", "shell-script")
    {
        Keywords = "case coproc do done elif else esac fi for function if in select then time until while",
        Builtins = "alias arch autoload b2sum base32 base64 basename bg bind bindkey break builtin bye caller cap cat cd chcon chdir chgrp chmod chown chroot cksum clone comm command comparguments compcall compctl compdescribe compfiles compgroups compquote comptags comptry compvalues continue cp csplit cut date dd declare df dir dircolors dirname dirs disable disown du echo echotc echoti emulate enable env eval exec exit expand export expr factor fc fg float fmt fold functions getcap getln getopts groups hash head help history hostid id integer jobs join kill let limit link ln local log logname logout ls mapfile md5sum mkdir mkfifo mknod mktemp mv nice nl noglob nohup nproc numfmt od paste pathchk pinky popd pr print printenv printf ptx pushd pushln pwd read readarray readlink readonly realpath rehash return rm rmdir runcon sched seq set setcap setopt sha1sum sha224sum sha256sum sha384sum sha512sum shift shopt shred shuf sleep sort source split stat stdbuf stty sudo sum suspend sync tac tail tee test timeout times touch tr trap truncate tsort tty ttyctl type typeset ulimit umask unalias uname unexpand unfunction unhash uniq unlimit unlink unset unsetopt uptime users vared vdir wait wc whence where which who whoami yes zcompile zformat zftp zle zmodload zparseopts zprof zpty zregexparse zsocket zstyle ztcp",
        Literals = "true false",
        Definitions = "function",
        VariableMarks = "$",
        NameCharacters = "-./",
        Forms =
        [
            new(CodeToken.Comment, "#", null) { AfterBlank = true },
            new(CodeToken.Quoted, "$'", "'") { Escape = '\\', IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\', IsLong = true, HasVariables = true, Hole = "$(" },
            new(CodeToken.Quoted, "'", "'") { IsLong = true },
        ],
        HasNumbers = false,
        HasCalls = true,
        HasHereDocuments = true,
    };
}
