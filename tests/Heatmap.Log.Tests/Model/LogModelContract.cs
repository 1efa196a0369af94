using FsCheck;
using FsCheck.Fluent;
using Heatmap.Events;

namespace Heatmap.Log.Tests;

/// <summary>Whatever is done to a log, in any order, it answers as the model does.</summary>
public abstract class LogModelContract(Func<ILogStore> store)
{
    [Fact]
    public void Any_run_of_appends_reads_truncations_and_subscriptions_answers_as_the_model_does() =>
        Prop.ForAll(LogStep.Runs, steps => RunAsync(steps).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithEndSize(80));

    private async Task RunAsync(LogStep[] steps)
    {
        await using var opened = store();
        var run = new Run(await opened.OpenAsync());
        foreach (var step in steps) await run.DoAsync(step);
    }

    private sealed class Run(LogPorts log)
    {
        private readonly LogModel _model = new();
        private readonly List<Position> _positions = [];
        private readonly StreamName[] _streams = Streams(Some.Category());
        private int _texts;

        private static StreamName[] Streams(string category) =>
            [new($"{category}a-1"), new($"{category}a-10"), new($"{category}a-2"), new($"{category}b-1"), new($"{category}é-1")];

        public Task DoAsync(LogStep step) => step switch
        {
            LogStep.Append append => AppendAsync(_streams[append.Stream], Expected(append), append.Count),
            LogStep.Read read => ReadAsync(_streams[read.Stream], read.Backwards, read.From < 0 ? null : read.From),
            LogStep.Subscribe subscribe => SubscribeAsync(subscribe.After, Filter(subscribe.Filter)),
            LogStep.Truncate truncate => TruncateAsync(_streams[truncate.Stream], truncate.Cut),
            _ => throw new InvalidOperationException($"Unknown step {step}."),
        };

        // Mostly what is true, now and then what is not.
        private ExpectedRevision Expected(LogStep.Append append) => append.Expected switch
        {
            0 => ExpectedRevision.NoStream,
            1 => ExpectedRevision.Exactly(append.Count),
            2 when _model.LastOf(_streams[append.Stream]) is { } last => ExpectedRevision.Exactly(last),
            _ => ExpectedRevision.Any,
        };

        private EventFilter Filter(int which)
        {
            var category = _streams[0].Value[..^3];
            return which switch
            {
                0 => EventFilter.Streams(category + "a-"),
                1 => EventFilter.Streams(category + "a-1", category + "é"),
                2 => EventFilter.Streams(category + "b-", category + "c-"),
                _ => EventFilter.Streams(category),
            };
        }

        private async Task AppendAsync(StreamName stream, ExpectedRevision expected, int count)
        {
            var texts = Enumerable.Range(0, count).Select(_ => $"{_texts++}").ToArray();
            var taken = _model.Append(stream, expected, texts);
            try
            {
                var appended = await log.Writer.AppendAsync(stream, expected, [.. texts.Select(t => Some.Event(t))]);
                taken.ShouldBeTrue($"the log took what the model refused: {expected}");
                appended.LastRevision.ShouldBe(_model.LastOf(stream)!.Value);
                for (var i = count - 1; i >= 0; i--) _positions.Add((await PositionsOf(stream, count))[i]);
            }
            catch (WrongExpectedRevisionException e)
            {
                taken.ShouldBeFalse($"the log refused what the model took: {e.Message}");
                e.Actual.ShouldBe(_model.GivenBy(stream));
            }
        }

        private async Task<List<Position>> PositionsOf(StreamName stream, int count)
        {
            var last = new List<Position>();
            await foreach (var e in log.Reader.ReadStreamAsync(stream, ReadDirection.Backwards))
            {
                last.Add(e.Position);
                if (last.Count == count) break;
            }
            return last;
        }

        private async Task ReadAsync(StreamName stream, bool backwards, long? from)
        {
            var read = new List<string>();
            var direction = backwards ? ReadDirection.Backwards : ReadDirection.Forwards;
            await foreach (var e in log.Reader.ReadStreamAsync(stream, direction, from)) read.Add(Some.Text(e));
            read.ShouldBe(_model.Read(stream, backwards, from));
        }

        private async Task TruncateAsync(StreamName stream, int cut)
        {
            if (log.Retention is null) return;
            var cuts = _model.CutsOf(stream);
            var before = cuts[cut % cuts.Count];
            await log.Retention.TruncateAsync(stream, before);
            _model.Truncate(stream, before);
        }

        private async Task SubscribeAsync(int after, EventFilter filter)
        {
            if (_positions.Count == 0) return;
            var begin = after < 0 ? -1 : after % _positions.Count;
            var events = await log.Subscription.EventsUntilCaughtUpAsync(begin < 0 ? Position.Start : _positions[begin], filter);
            events.Select(e => (e.Stream, e.Revision, Some.Text(e)))
                .ShouldBe(_model.All.Skip(begin + 1).Where(e => !e.IsGone && filter.Passes(e.Stream)).Select(e => (e.Stream, e.Revision, e.Text)));
        }
    }
}
