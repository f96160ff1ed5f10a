namespace Deja.Site.Colouring.Languages;

/// <summary>PowerShell.</summary>
internal static class PowerShell
{
    public static LanguageTable Table { get; } = new("powershell", "ps", "ps1", "pwsh", "posh")
    {
        Keywords = "begin break catch class continue data default do dynamicparam else elseif end enum exit filter finally for foreach from function hidden if in param process return static switch throw trap try until using while",
        Builtins = "Write-Host Write-Output Write-Error Get-ChildItem Get-Content Set-Content Get-Item Get-Process Get-Service Select-Object Where-Object ForEach-Object Sort-Object New-Object New-Item Remove-Item Copy-Item Move-Item Test-Path Import-Module Invoke-WebRequest Invoke-RestMethod Out-File ConvertTo-Json ConvertFrom-Json Start-Process Stop-Process Set-Location Join-Path echo cd ls dir cat rm cp mv",
        Definitions = "function class",
        NameCharacters = "-",
        VariableMarks = "$",
        IgnoresCase = true,
        Forms =
        [
            new(CodeToken.Comment, "<#", "#>") { IsLong = true },
            new(CodeToken.Comment, "#", null),
            new(CodeToken.Quoted, "@\"", "\"@") { IsLong = true },
            new(CodeToken.Quoted, "@'", "'@") { IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '`', IsLong = true, Doubles = true },
            new(CodeToken.Quoted, "'", "'") { IsLong = true, Doubles = true },
        ],
        HasOptions = true,
    };
}
