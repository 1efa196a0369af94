namespace Heatmap.GraphQL.Tests.Library;

public sealed class Strict
{
    public string? Before => "written";

    public string Now => "now";

    public async Task<string> LaterAsync()
    {
        await Task.Yield();
        return null!;
    }
}
