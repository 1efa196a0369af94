namespace Heatmap.Query;

/// <summary>Something that is read once and kept up with what is committed.</summary>
/// <typeparam name="TOf">What it is of.</typeparam>
internal interface IKnown<out TOf> : IAsyncDisposable
{
    TOf Of { get; }

    /// <summary>How much it holds, in the unit that its bound is in.</summary>
    int Count { get; }
}
