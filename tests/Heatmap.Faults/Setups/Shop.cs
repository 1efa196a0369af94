namespace Heatmap.Faults;

/// <summary>The site that the load goes to, and who may read its numbers.</summary>
internal sealed record Shop(string Site, string Key, string Login, string Password)
{
    public const string Origin = "https://faults.example";
}
