namespace Heatmap.Bench;

/// <summary>What a page is going to do after a press: milliseconds until it changes, null for not at all.</summary>
internal readonly record struct Answer(int? Mutation = null, int? Selection = null)
{
    public static Answer None => default;
}
