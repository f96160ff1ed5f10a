# The program of Deja's PowerShell kernel: it runs blocks one after the other in one runspace, as Kernels/PROTOCOL.md says.
param([int] $deja_requests, [int] $deja_replies)
$ErrorActionPreference = 'Continue'
$global:ProgressPreference = 'SilentlyContinue'
if ($PSStyle) { $PSStyle.OutputRendering = 'PlainText' }
$deja = @{
  In  = [IO.StreamReader]::new([IO.FileStream]::new([Microsoft.Win32.SafeHandles.SafeFileHandle]::new([IntPtr] $deja_requests, $true), [IO.FileAccess]::Read, 1))
  Out = [IO.FileStream]::new([Microsoft.Win32.SafeHandles.SafeFileHandle]::new([IntPtr] $deja_replies, $true), [IO.FileAccess]::Write, 0)
}
function global:deja-reply($fields) {
  $bytes = [Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $fields -Compress -Depth 20) + "`n")
  [Console]::Out.Flush(); [Console]::Error.Flush()
  $deja.Out.Write($bytes, 0, $bytes.Length)
}
$global:deja = $deja
$runspace = [runspacefactory]::CreateRunspace($Host)
$runspace.ThreadOptions = 'ReuseThread'
$runspace.Open()
$runspace.SessionStateProxy.Path.SetLocation((Get-Location).Path) | Out-Null
deja-reply @{ is = 'ready'; versions = @{ powershell = $PSVersionTable.PSVersion.ToString() } }
while ($null -ne ($line = $deja.In.ReadLine())) {
  $request = ConvertFrom-Json $line
  $id = $request.id
  if ($null -eq $id) { continue }
  switch ($request.do) {
    'run' {
      $shell = [powershell]::Create($runspace)
      # Line ends before the code give its lines the numbers of the note.
      $null = $shell.AddScript(("`n" * ([Math]::Max(1, $request.line) - 1)) + $request.code, $false).AddCommand('Out-Default')
      $shell.Commands.Commands[0].MergeMyResults('Error', 'Output')
      $errors = $runspace.SessionStateProxy.GetVariable('Error')
      $before = $errors.Count
      $fault = $null
      try { $null = $shell.Invoke() } catch { $fault = $_.Exception; while ($fault.InnerException) { $fault = $fault.InnerException } }
      $done = @{ is = 'done'; id = $id; status = 'ok' }
      if ($fault -is [Management.Automation.PipelineStoppedException]) { $done.status = 'interrupted' }
      elseif ($fault) {
        $at = if ($fault.Errors) { $fault.Errors[0].Extent.StartLineNumber } else { $errors[0].InvocationInfo.ScriptLineNumber }
        $done.status = 'error'
        $done.error = @{ name = $fault.GetType().Name; message = ($fault.Message -split "`n")[0]; trace = "$($fault.Message)`n  at $($request.file):$at" }
        if ($at) { $done.error.line = $at }
      }
      elseif ($errors.Count -gt $before -or $shell.HadErrors) {
        $done.status = 'error'
        $done.error = @{ name = $errors[0].FullyQualifiedErrorId; message = ("$($errors[0].Exception.Message)" -split "`n")[0] }
        if ($errors[0].InvocationInfo.ScriptLineNumber) { $done.error.line = $errors[0].InvocationInfo.ScriptLineNumber }
      }
      $shell.Dispose()
      deja-reply $done
    }
    'get' {
      $variable = $runspace.SessionStateProxy.PSVariable.Get($request.name)
      if ($null -eq $variable) { deja-reply @{ is = 'done'; id = $id; status = 'error'; error = @{ message = "there is no variable '$($request.name)'" } } }
      else { deja-reply @{ is = 'done'; id = $id; status = 'ok'; answer = @{ mime = 'application/json'; data = $variable.Value } } }
    }
    'set' { $runspace.SessionStateProxy.SetVariable($request.name, $request.value.data); deja-reply @{ is = 'done'; id = $id; status = 'ok' } }
    default { deja-reply @{ is = 'done'; id = $id; status = 'error'; error = @{ message = "this kernel has no '$($request.do)'" } } }
  }
}
