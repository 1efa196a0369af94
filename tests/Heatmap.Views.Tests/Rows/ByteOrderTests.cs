using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Heatmap.Views.Tests;

public sealed class ByteOrderTests
{
    [Fact]
    public void Texts_are_ordered_as_their_bytes_are() => Prop
        .ForAll(Arb.From(Texts), Arb.From(Texts), (x, y) =>
            Math.Sign(ByteOrder.Instance.Compare(x, y)).ShouldBe(Math.Sign(Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y)))))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static Gen<string> Texts { get; } =
        from parts in Gen.Elements("a", "B", "\0", "é", "\uD7FF", "\uE000", "\uFFFF", "\U00010000", "\U0001F600").ListOf()
        select string.Concat(parts.Take(4));
}
