namespace Heatmap.Log.Sql;

/// <summary>
/// Where a stream is: the revision of its last event (null when it has none), and the one that its next event gets, which is beyond
/// 0 also where retention took all events away.
/// </summary>
internal readonly record struct StreamHead(long? Last, long Next)
{
    /// <summary>The head of a stream by what the tables say of it: its last row's end, and the end noted when it lost all rows.</summary>
    public static StreamHead Of(long? last, long? noted) => new(last, (last ?? noted ?? -1) + 1);

    /// <summary>The last revision that was given, be its event there or not.</summary>
    public long? Given => Next == 0 ? null : Next - 1;

    /// <summary>
    /// Whether a writer's belief holds. Who expects the revision of an event that was the last one, and has since been taken away, is
    /// right too: nothing was appended after it.
    /// </summary>
    public bool Holds(ExpectedRevision expected) =>
        expected.Holds(Last) || (expected is ExpectedRevision.ExactRevision && expected.Holds(Given));

    public StreamHead After(int count) => new(Next + count - 1, Next + count);
}
