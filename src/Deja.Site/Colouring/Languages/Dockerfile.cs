namespace Deja.Site.Colouring.Languages;

/// <summary>Dockerfile.</summary>
internal static class Dockerfile
{
    public static LanguageTable Table { get; } = new("dockerfile", "docker", "containerfile")
    {
        Keywords = "ADD ARG AS CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR",
        Builtins = "alias awk apt apt-get basename bg brew bzip2 cat cd chmod chown clear cmake command cp curl cut date declare df dig dirname docker du echo env eval exec exit export expr fg file find free getopts git grep gunzip gzip hash head help history hostname id ip jobs jq kill less let ln local ls lsof make man mkdir mktemp mount mv nc netstat node npm nohup ping pip popd printf ps pushd pwd python python3 read readonly realpath rm rmdir rsync scp sed seq set shift shopt sleep sort source split ss ssh stat su sudo systemctl tail tar tee test time timeout top touch tr trap type ulimit umask unalias uname uniq unset unzip wait watch wc wget which who whoami xargs yes zip dotnet deja",
        VariableMarks = "$",
        NameCharacters = "-",
        Forms =
        [
            new(CodeToken.Comment, "#", null) { AtLineStart = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\', IsLong = true },
            new(CodeToken.Quoted, "'", "'"),
        ],
        HasOptions = true,
    };
}
