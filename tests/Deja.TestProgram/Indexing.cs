using System.Globalization;
using Deja.Notes;
using Deja.Recall.Index;

namespace Deja.TestProgram;

/// <summary>Modes about an index that several processes use.</summary>
internal static class Indexing
{
    /// <summary>Brings a notebook's index up to date and says how many entries it has.</summary>
    public static int Run(string notebook, string cache)
    {
        using var index = NotebookIndex.Open(Notebook.Open(notebook), cache);
        index.Update();
        Say(index.EntryCount.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    /// <summary>The same, but says <c>half</c> when the first notes are written and goes on only when its input ends: who kills it then kills it in the middle.</summary>
    public static int RunHalf(string notebook, string cache)
    {
        using var index = NotebookIndex.Open(Notebook.Open(notebook), cache);
        index.Update(new Pause());
        Say(index.EntryCount.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static void Say(string text)
    {
        using var output = Console.OpenStandardOutput();
        Output.Write(output, $"{text}\n");
    }

    private sealed class Pause : IProgress<IndexProgress>
    {
        private bool _isOver;

        public void Report(IndexProgress value)
        {
            if (_isOver || value.Done == value.Total) return;
            _isOver = true;
            Say("half");
            using var input = Console.OpenStandardInput();
            while (input.ReadByte() >= 0)
            {
                // Its input ends when the test says so.
            }
        }
    }
}
