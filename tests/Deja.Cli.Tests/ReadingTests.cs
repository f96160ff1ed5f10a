namespace Deja.Cli.Tests;

/// <summary>Opening, searching, linting and showing a notebook never run anything in it.</summary>
public sealed class ReadingTests : IDisposable
{
    private readonly Desk _desk = new();

    public ReadingTests()
    {
        var touch = $"touch '{_desk["ran"]}'";
        _desk.Folder = "notes";
        _desk.With("notes/deja.yml", $"hooks:\n  open: {touch}\nsh: {touch}\n")
            .With("notes/a.md", $$"""
                ---
                title: "{{touch}}"
                deja:
                  run: yes
                  before: {{touch}}
                ---
                # Apricot `{{touch}}` $({{touch}})

                <!-- deja: name=x run=yes -->
                ```sh
                {{touch}}
                echo ApricotError: the apricot is rotten inside
                ```
                <!-- deja: expect -->
                ```text
                ...
                ```

                ```{python name=y}
                import os; os.system("{{touch}}")
                ```

                {% include {{touch}} %} <script>{{touch}}</script>
                """)
            .With("notes/.git/hooks/post-checkout", $"#!/bin/sh\n{touch}\n");
    }

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("find", "apricot")]
    [InlineData("recall", "-")]
    [InlineData("show", "a.md")]
    [InlineData("show", "a.md#x")]
    [InlineData("lint")]
    [InlineData("lint", "--fix")]
    [InlineData("index")]
    [InlineData("try", "sh", "-c", "echo ApricotError: the apricot is rotten inside; exit 1")]
    public async Task Nothing_in_a_notebook_is_run(params string[] arguments)
    {
        var run = await _desk.DejaReading("ApricotError: the apricot is rotten inside\n", arguments);
        Assert.InRange(run.ExitCode, 0, 2);
        Assert.False(File.Exists(_desk["ran"]), "a block was run");
    }
}
