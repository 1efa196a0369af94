using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Heatmap.Bench.Tests;

public sealed class VisitTests
{
    [Fact]
    public void Every_batch_is_valid_by_the_collect_schema() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        foreach (var batch in Some.Visits(seed, 5).Batches())
            CollectSchema.FaultsOf(JsonSerializer.SerializeToUtf8Bytes(batch, BatchJson.Default.Batch)).ShouldBeEmpty();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    [Fact]
    public void The_same_seed_writes_the_same_visits_and_another_seed_others()
    {
        Json(Some.Visits(7)).ShouldBe(Json(Some.Visits(7)));
        Json(Some.Visits(7)).ShouldNotBe(Json(Some.Visits(8)));
    }

    [Fact]
    public void Sequence_numbers_rise_through_a_run_without_a_gap()
    {
        foreach (var run in Some.Visits(3).Batches().GroupBy(batch => batch.Run))
            run.Events().Select(e => e.Seq).ShouldBe(Enumerable.Range(1, run.Events().Count()));
    }

    private static string Json(IReadOnlyList<Visit> visits) =>
        string.Join('\n', visits.Batches().Select(batch => JsonSerializer.Serialize(batch, BatchJson.Default.Batch)));
}
