namespace Deja.Run.Kernels.Shell;

/// <summary>
/// The program by which a shell runs one block after the other in itself. Its own standard input and output are the two pipes to Deja, as bash closes in what it
/// starts only the saved copies of those; a block gets an empty input and the real output.
/// </summary>
internal static class ShellLoop
{
    /// <summary>
    /// For bash, all on one line, so that the line numbers of a block are counted from the block's own first. SIGINT ends the block and nothing more: outside of functions
    /// the trap goes on with the outermost loop, which is this one; in functions a trap before each command first returns from them all.
    /// </summary>
    /// <remarks>
    /// A request is <c>KIND LENGTH FILE</c> and so many bytes. FILE is the name in front of bash's messages; the line ends before a block's code give its lines the note's
    /// numbers. KIND <c>r</c> runs it as a block, <c>q</c> has it print to Deja; with a <c>u</c> behind it, it is not all ASCII, and bash must be told to count bytes, which costs
    /// it more than a small block does. The reply is <c>=</c> and the exit code; before the first of all comes <c>!</c> and the version, in one write: a line of its own would wake
    /// Deja once more for each shell. Whatever comes after a block is hidden from its trace (<c>set -x</c>) by one redirection.
    /// </remarks>
    public const string Bash =
        "exec 199>&1 198>/dev/null 0<&3 1>&4 3<&- 4>&-; " +
        "__deja_return() { return 2; }; " +
        "trap 'if ((${#FUNCNAME[@]})); then set -T; shopt -s extdebug; trap \"if ((\\${#FUNCNAME[@]})); then __deja_return; else trap - DEBUG; __deja_stop=1; ! continue 9999; fi\" DEBUG; else __deja_stop=2; continue 9999; fi' INT; " +
        "__deja_status= __deja_stop= __deja_trace= __deja_version=\"!$BASH_VERSION\"$'\\n'; " +
        "while { __deja_status+=$?; case $- in (*x*) set +x; __deja_trace='set -x;';; (*) __deja_trace=;; esac; " +
        "case $__deja_stop in (?) case $__deja_status in (=*) __deja_status==130;; esac; __deja_stop=; shopt -u extdebug; set +T;; esac; } 2>&198; " +
        "case $__deja_status in (=*) builtin printf '%s\\n' \"$__deja_version$__deja_status\"; __deja_version= __deja_status=;; esac; " +
        "IFS=' ' builtin read -r __deja_kind __deja_length BASH_ARGV0 && " +
        "case $__deja_kind in (?u) LC_ALL=C IFS= builtin read -r -N \"$__deja_length\" __deja_code;; (*) IFS= builtin read -r -N \"$__deja_length\" __deja_code;; esac; do " +
        "__deja_status='='; case $__deja_version in (?*) SECONDS=0;; esac; " +
        "case $__deja_kind in (q*) eval \"$__deja_code\";; (*) eval \"$__deja_trace$__deja_code\" </dev/null >&199;; esac; " +
        "done; exec >&199";

    /// <summary>For a plain POSIX shell, where there is no bash. LENGTH counts lines, as it can read nothing else; lines have no numbers, and SIGINT ends the session.</summary>
    public const string Posix =
        "exec 9>&1 0<&3 1>&4 3<&- 4>&-; __deja_status= __deja_version='!\n'; " +
        "while [ -z \"$__deja_status\" ] || printf '%s\\n' \"$__deja_version$__deja_status\"; [ -z \"$__deja_status\" ] || __deja_version=; IFS=' ' read -r __deja_kind __deja_length __deja_file; do " +
        "__deja_code=; while [ \"$__deja_length\" -gt 0 ]; do IFS= read -r __deja_line; __deja_code=\"$__deja_code$__deja_line\n\"; __deja_length=$((__deja_length - 1)); done; " +
        "case $__deja_kind in (q*) eval \"$__deja_code\";; (*) eval \"$__deja_code\" </dev/null >&9;; esac; " +
        "__deja_status=\"=$?\"; done; exec >&9";
}
