namespace Heatmap.Log.Tests;

/// <summary>The test host loads this assembly as a library; the crash test runs it as a program and kills it.</summary>
public static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not ["write", var path]) return 2;
        await LoadWriter.RunAsync(path, Console.Out);
        return 0;
    }
}
