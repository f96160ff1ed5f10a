using Deja.Run.Kernels;

namespace Deja.Run.Tests.Kernels;

public sealed class JavaScriptKernelTests : IDisposable
{
    private readonly KernelUser _js = new("javascript");

    public void Dispose() => _js.Dispose();

    [Fact]
    public void What_a_block_declares_is_there_for_the_next_and_may_be_declared_anew()
    {
        Assert.Equal("2\n", _js.Printed("const x = 1, [y] = [1];\nclass A { f() { return 'in A' } }\nfunction g() { return x + y }\ng()"));
        Assert.Equal("in A\n[ 1, 2 ]\n", _js.Printed("const x = [1, 2]\nlet y = `${new A().f()}`;\nconsole.log(y)\nx"));
        Assert.Equal(string.Empty, _js.Printed("x;"));
    }

    [Fact]
    public void A_block_may_await_and_import()
    {
        Assert.Equal("10\n", _js.Printed("const z = await Promise.resolve(5)\nz * 2"));
        _js.Folder.Write("own.mjs", "export const one = 1; export default 'standard'");
        Assert.Equal("'standard 1 function 5'\n", _js.Printed("import standard, { one } from './own.mjs'\nimport * as fs from 'node:fs'\n`${standard} ${one} ${typeof fs.readFileSync} ${z}`"));
        Assert.Equal("'/a'\n", _js.Printed("require('path').dirname('/a/b')"));
    }

    [Fact]
    public void A_module_is_looked_for_and_not_loaded()
    {
        Directory.CreateDirectory(Path.Combine(_js.Folder.Path, "node_modules", "packed", "lib"));
        _js.Folder.Write("node_modules/packed/package.json", "{ \"version\": \"2.5.0\", \"exports\": \"./lib/main.js\" }");
        _js.Folder.Write("node_modules/packed/lib/main.js", "require('fs').writeFileSync('loaded', '')");
        Assert.Equal(["2.5.0", "", null], ((string[])["packed", "fs", "nonesuch"]).Select(_js.Module));
        Assert.False(File.Exists(Path.Combine(_js.Folder.Path, "loaded")));
    }

    [Fact]
    public void An_error_names_the_lines_of_the_note()
    {
        _js.Printed("function f() {\n  throw new TypeError('bad')\n}");
        var error = _js.Run("f()").Error!;
        Assert.Equal(("TypeError", "bad", 11, "TypeError: bad\n    at f (note.md:11:9)\n    at note.md:20:1"), (error.Name, error.Message, error.Line, error.Trace));
        Assert.Equal(31, _js.Run("1\na b").Error!.Line);
    }

    [Fact]
    public void What_a_block_started_belongs_to_its_output()
    {
        Assert.Equal("now\nlate\n", _js.Printed("setTimeout(() => console.log('late'), 30); console.log('now')"));
        Assert.Equal("later", _js.Run("setTimeout(() => { throw new Error('later') }, 5);").Error!.Message);
        Assert.Equal("rejected", _js.Run("Promise.reject(new Error('rejected')); 1").Error!.Message);
    }

    [Fact]
    public void Prints_and_displays_come_in_order() => Assert.Equal("a\n'b'\nc\n", _js.Printed("console.log('a'); display('b'); console.log('c')"));

    [Fact]
    public void Ctrl_C_and_time_limits_keep_the_session()
    {
        _js.Printed("var kept = 1;");
        _js.Limits = new RunLimits { Time = TimeSpan.FromMilliseconds(300) };
        foreach (var code in (string[])["while (true);", "await new Promise(() => {})", "setInterval(() => {}, 10);"])
        {
            var end = _js.Run(code);
            Assert.Equal((BlockStatus.TimedOut, 124, false), (end.Status, end.ExitCode, end.IsSessionLost));
        }

        Assert.Equal("1\n", _js.Printed("kept"));
    }

    [Fact]
    public void Exit_ends_the_session_with_its_code() => Assert.Equal((4, true), _js.Run("process.exit(4)") is var end ? (end.ExitCode, end.IsSessionLost) : default);

    [Fact]
    public void Values_cross_as_json()
    {
        _js.Kernel.SetValue("rows", """[{"a":1}]""");
        Assert.Equal("1\n", _js.Printed("rows[0].a"));
        _js.Printed("const m = { t: [1, 'é'] };");
        Assert.Equal("""{"t":[1,"é"]}""", _js.Kernel.GetValue("m"));
        Assert.Throws<KernelException>(() => _js.Kernel.GetValue("nope"));
    }
}
