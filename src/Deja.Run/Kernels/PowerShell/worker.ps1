# The program of Deja's PowerShell kernel: it runs blocks one after the other in one runspace, as Kernels/PROTOCOL.md says.
param([int] $deja_requests, [int] $deja_replies)
$ErrorActionPreference = 'Continue'
$global:ProgressPreference = 'SilentlyContinue'
if ($PSStyle) { $PSStyle.OutputRendering = 'PlainText' }

# An interrupt sets an event. The handler is made of expressions, as one of PowerShell's own could only run on a thread with a runspace.
$stop = [Threading.AutoResetEvent]::new($false)
if (-not $IsWindows) {
  $expression = [Linq.Expressions.Expression]
  $context = $expression::Parameter([Runtime.InteropServices.PosixSignalContext], 'context')
  $handled = $expression::Assign($expression::Property($context, 'Cancel'), $expression::Constant($true))
  $told = $expression::Call($expression::Constant($stop), [Threading.EventWaitHandle].GetMethod('Set'))
  $handler = $expression::Lambda([Action[Runtime.InteropServices.PosixSignalContext]], $expression::Block($handled, $told), $context).Compile()
  $signal = [Runtime.InteropServices.PosixSignalRegistration]::Create([Runtime.InteropServices.PosixSignal]::SIGINT, $handler)
}

# PowerShell itself stops by an interrupt what its own first runspace does, which is to wait for this one and can't be stopped.
$loop = [powershell]::Create([runspacefactory]::CreateRunspace($Host))
$loop.Runspace.Open()
$null = $loop.AddScript({
  param($console, $requests, $replies, $stop)
  $in = [IO.StreamReader]::new([IO.FileStream]::new([Microsoft.Win32.SafeHandles.SafeFileHandle]::new([IntPtr] $requests, $true), [IO.FileAccess]::Read, 1))
  $out = [IO.FileStream]::new([Microsoft.Win32.SafeHandles.SafeFileHandle]::new([IntPtr] $replies, $true), [IO.FileAccess]::Write, 0)
  $hidden = [Reflection.BindingFlags] 'NonPublic, Instance'
  $window = $console.GetType().GetProperty('ExternalHost', $hidden)?.GetValue($console)
  function reply($fields) {
    $bytes = [Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $fields -Compress -Depth 20) + "`n")
    [Console]::Out.Flush(); [Console]::Error.Flush()
    $out.Write($bytes, 0, $bytes.Length)
  }
  # What exit was called with; nothing where it was not.
  function left { if ($window -and $window.GetType().GetField('_setShouldExitCalled', $hidden)?.GetValue($window)) { $window.GetType().GetField('_exitCodeFromRunspace', $hidden).GetValue($window) } }
  function name($record) { ($record.FullyQualifiedErrorId -split ',')[0] }
  # The errors that a block writes pass through; the last is kept. What a program writes to its standard error is none.
  $errors = { begin { $global:deja_error = $null } process { if ($_ -is [Management.Automation.ErrorRecord] -and $_.FullyQualifiedErrorId -notlike 'NativeCommandError*') { $global:deja_error = $_ }; , $_ } }
  $runspace = [runspacefactory]::CreateRunspace($console)
  $runspace.ThreadOptions = 'ReuseThread'
  $runspace.Open()
  $state = $runspace.SessionStateProxy
  $null = $state.Path.SetLocation((Get-Location).Path)
  function run($request) {
    # Line ends before the code give its lines the numbers of the note.
    $code = ("`n" * ([Math]::Max(1, $request.line) - 1)) + $request.code
    $tokens = $problems = $null
    $null = [Management.Automation.Language.Parser]::ParseInput($code, [ref] $tokens, [ref] $problems)
    if ($problems) {
      $at = $problems[0].Extent.StartLineNumber
      reply @{ is = 'done'; id = $request.id; status = 'error'; error = @{ name = $problems[0].ErrorId; message = $problems[0].Message; trace = "$($problems[0].Message)`n  at $($request.file):$at"; line = $at } }
      return
    }
    $shell = [powershell]::Create($runspace)
    $state.SetVariable('deja_ok', $true)
    $state.SetVariable('deja_error', $null)
    # What follows the code keeps whether its last command succeeded.
    $null = $shell.AddScript("$code`n`n`$global:deja_ok = `$?", $false).AddScript($errors).AddCommand('Out-Default')
    $shell.Commands.Commands[0].MergeMyResults('Error', 'Output')
    $fault = $null
    $null = $stop.Reset()
    $running = $shell.BeginInvoke()
    if ([Threading.WaitHandle]::WaitAny(@($running.AsyncWaitHandle, $stop)) -eq 1) { $null = $shell.BeginStop($null, $null) }
    try { $null = $shell.EndInvoke($running) } catch { $fault = $_.Exception; while ($fault.InnerException) { $fault = $fault.InnerException } }
    if ($null -ne ($exit = left)) { [Console]::Out.Flush(); [Environment]::Exit($exit) }
    $done = @{ is = 'done'; id = $request.id; status = 'ok' }
    $written = $state.GetVariable('deja_error')
    if ($fault -is [Management.Automation.PipelineStoppedException]) { $done.status = 'interrupted' }
    elseif ($fault) {
      $at = $state.GetVariable('Error')[0].InvocationInfo.ScriptLineNumber
      $done.status = 'error'
      $done.error = @{ name = $fault.GetType().Name; message = ($fault.Message -split "`n")[0]; trace = "$($fault.Message)`n  at $($request.file):$at" }
      if ($at) { $done.error.line = $at }
    }
    elseif ($written) {
      $done.status = 'error'
      $done.error = @{ name = name $written; message = ("$($written.Exception.Message)" -split "`n")[0]; trace = '' }
      if ($written.InvocationInfo.ScriptLineNumber) { $done.error.line = $written.InvocationInfo.ScriptLineNumber }
    }
    elseif (-not $state.GetVariable('deja_ok')) {
      $done.status = 'error'
      if ($state.GetVariable('LASTEXITCODE')) { $done.exit = $state.GetVariable('LASTEXITCODE') }
    }
    $shell.Dispose()
    reply $done
  }
  reply @{ is = 'ready'; versions = @{ powershell = $PSVersionTable.PSVersion.ToString() } }
  while ($null -ne ($line = $in.ReadLine())) {
    $request = ConvertFrom-Json $line
    $id = $request.id
    if ($null -eq $id) { continue }
    switch ($request.do) {
      'run' { run $request }
      'get' {
        $variable = $state.PSVariable.Get($request.name)
        if ($null -eq $variable) { reply @{ is = 'done'; id = $id; status = 'error'; error = @{ message = "there is no variable '$($request.name)'" } } }
        else { reply @{ is = 'done'; id = $id; status = 'ok'; answer = @{ mime = 'application/json'; data = $variable.Value } } }
      }
      'set' { $state.SetVariable($request.name, $request.value.data); reply @{ is = 'done'; id = $id; status = 'ok' } }
      default { reply @{ is = 'done'; id = $id; status = 'error'; error = @{ message = "this kernel has no '$($request.do)'" } } }
    }
  }
}).AddArgument($Host).AddArgument($deja_requests).AddArgument($deja_replies).AddArgument($stop)
$null = $loop.Invoke()
# What it could not go on with is said, not lost.
foreach ($problem in $loop.Streams.Error) { [Console]::Error.WriteLine("$problem $($problem.InvocationInfo.PositionMessage)") }
