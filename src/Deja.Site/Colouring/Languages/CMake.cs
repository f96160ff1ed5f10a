namespace Deja.Site.Colouring.Languages;

/// <summary>CMake.</summary>
internal static class CMake
{
    public static LanguageTable Table { get; } = new("cmake")
    {
        Keywords = "break continue else elseif endforeach endfunction endif endmacro endwhile foreach function if macro return while AND OR NOT STREQUAL MATCHES PUBLIC PRIVATE INTERFACE REQUIRED VERSION",
        Builtins = "add_compile_options add_custom_command add_custom_target add_dependencies add_executable add_library add_subdirectory add_test cmake_minimum_required configure_file enable_testing execute_process fetchcontent_declare file find_library find_package find_path include include_directories install link_directories list message option project set set_property set_target_properties string target_compile_definitions target_compile_features target_compile_options target_include_directories target_link_libraries unset",
        Literals = "ON OFF TRUE FALSE",
        Forms =
        [
            new(CodeToken.Comment, "#[[", "]]") { IsLong = true },
            new(CodeToken.Comment, "#", null),
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\', IsLong = true },
        ],
        VariableMarks = "$",
    };
}
