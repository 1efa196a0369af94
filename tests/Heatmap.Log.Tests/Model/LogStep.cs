using FsCheck;
using FsCheck.Fluent;

namespace Heatmap.Log.Tests;

/// <summary>One thing done to a log in a random run: numbers are reduced to what there is at the time.</summary>
public abstract record LogStep
{
    public sealed record Append(int Stream, int Expected, int Count) : LogStep;

    public sealed record Read(int Stream, bool Backwards, int From) : LogStep;

    public sealed record Subscribe(int After, int Filter) : LogStep;

    public sealed record Truncate(int Stream, int Cut) : LogStep;

    /// <summary>Runs of up to some dozens of steps, appends most of all.</summary>
    public static Arbitrary<LogStep[]> Runs { get; } = Gen.ArrayOf(Gen.Frequency(
        (5, from stream in Gen.Choose(0, 4)
            from expected in Gen.Choose(0, 4)
            from count in Gen.Choose(1, 9)
            select (LogStep)new Append(stream, expected, count)),
        (2, from stream in Gen.Choose(0, 4)
            from backwards in Gen.Choose(0, 1)
            from start in Gen.Choose(-1, 40)
            select (LogStep)new Read(stream, backwards == 1, start)),
        (2, from after in Gen.Choose(-1, 100)
            from filter in Gen.Choose(0, 3)
            select (LogStep)new Subscribe(after, filter)),
        (1, from stream in Gen.Choose(0, 4)
            from cut in Gen.Choose(0, 100)
            select (LogStep)new Truncate(stream, cut)))).ToArbitrary();
}
