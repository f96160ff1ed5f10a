namespace Deja.Site.Colouring.Languages;

/// <summary>Nginx.</summary>
internal static class Nginx
{
    public static LanguageTable Table { get; } = new("nginx", "nginxconf")
    {
        Keywords = "events http location server upstream if set return rewrite include map",
        Builtins = "access_log add_header alias client_max_body_size default_type deny error_log error_page expires allow gzip index keepalive_timeout listen proxy_http_version proxy_pass proxy_read_timeout proxy_set_header root sendfile server_name ssl_certificate ssl_certificate_key ssl_protocols try_files user worker_connections worker_processes",
        Literals = "on off",
        VariableMarks = "$",
        Forms =
        [
            new(CodeToken.Comment, "#", null),
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
    };
}
