namespace Heatmap.Redis.Tests;

public sealed class PeersTests
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private readonly Peers _peers = new(Silence);

    [Fact]
    public void Changes_that_follow_each_other_are_new_and_nothing_is_missed()
    {
        Hear(FrameKind.Beat, 0).ShouldBe((false, false));
        Hear(FrameKind.Change, 1).ShouldBe((true, false));
        Hear(FrameKind.Afresh, 2).ShouldBe((true, false));
        Hear(FrameKind.Beat, 2).ShouldBe((false, false));
        Hear(FrameKind.Bye, 2).ShouldBe((false, false));
    }

    [Fact]
    public void A_count_that_skips_was_missed()
    {
        Hear(FrameKind.Change, 1);
        Hear(FrameKind.Change, 3).ShouldBe((true, true));
        Hear(FrameKind.Change, 4).ShouldBe((true, false));
    }

    [Fact]
    public void Also_the_last_change_is_missed_by_the_next_beat()
    {
        Hear(FrameKind.Change, 1);
        Hear(FrameKind.Beat, 2).ShouldBe((false, true));
        Hear(FrameKind.Beat, 2).ShouldBe((false, false));
    }

    [Fact]
    public void What_comes_late_or_twice_is_neither_new_nor_missed()
    {
        Hear(FrameKind.Change, 1);
        Hear(FrameKind.Change, 3);
        Hear(FrameKind.Change, 2).ShouldBe((false, false));
        Hear(FrameKind.Change, 3).ShouldBe((false, false));
        Hear(FrameKind.Beat, 1).ShouldBe((false, false));
        Hear(FrameKind.Change, 4).ShouldBe((true, false));
    }

    [Fact]
    public void Of_a_node_first_heard_underway_something_was_missed()
    {
        Hear(FrameKind.Beat, 5, node: 1).ShouldBe((false, true));
        Hear(FrameKind.Change, 5, node: 2).ShouldBe((true, true));
        Hear(FrameKind.Change, 1, node: 3).ShouldBe((true, false));
    }

    [Fact]
    public void A_node_that_ends_without_a_word_is_noticed_once_and_one_that_says_bye_is_not()
    {
        Hear(FrameKind.Beat, 0, node: 1);
        Hear(FrameKind.Beat, 0, node: 2);
        Hear(FrameKind.Bye, 0, node: 2);

        _peers.AnyFellSilent(Silence).ShouldBeFalse();
        _peers.AnyFellSilent(Silence + TimeSpan.FromSeconds(1)).ShouldBeTrue();
        _peers.AnyFellSilent(Silence * 2).ShouldBeFalse();
    }

    [Fact]
    public void A_last_word_that_comes_twice_is_no_loss_and_is_forgotten_without_a_word()
    {
        Hear(FrameKind.Change, 1);
        Hear(FrameKind.Bye, 1).ShouldBe((false, false));
        Hear(FrameKind.Bye, 1).ShouldBe((false, false));
        Hear(FrameKind.Beat, 1).ShouldBe((false, false), "one that was underway");

        _peers.AnyFellSilent(Silence * 2).ShouldBeFalse();
    }

    private (bool New, bool Missed) Hear(FrameKind kind, ulong number, ulong node = 1) => _peers.Hear(new Frame(kind, node, number), TimeSpan.Zero);
}
