using FsCheck;
using FsCheck.Fluent;

namespace Heatmap.GraphQL.Tests.Language;

/// <summary>What is printed reads back as what was printed, whatever the document.</summary>
public sealed class RoundTripTests
{
    private static readonly Gen<string> Names = Gen.Elements("a", "b", "on_", "query", "type", "_x1");

    private static readonly Gen<string> Texts = Gen.ArrayOf(
        Gen.Elements('a', ' ', '"', '\\', '\n', '\t', 'é', '\u2028', '\u0007', '}')).Select(c => new string(c));

    private static Gen<ValueNode> Values(int size)
    {
        var leaves = Gen.OneOf(
            Gen.Choose(-1000, 1000).Select(i => (ValueNode)new IntValueNode(i.ToString(System.Globalization.CultureInfo.InvariantCulture))),
            Texts.Select(t => (ValueNode)new StringValueNode(t, Block: false)),
            Texts.Select(t => (ValueNode)new StringValueNode(t, Block: true)),
            Names.Select(n => (ValueNode)new EnumValueNode(n)),
            Names.Select(n => (ValueNode)new VariableNode(n) { NameNode = new NameNode(n) }),
            Gen.Elements<ValueNode>(new BooleanValueNode(true), new NullValueNode(), new FloatValueNode("1.5e3")));
        return size <= 0 ? leaves : Gen.OneOf(
            leaves,
            Gen.ArrayOf(Values(size / 2)).Select(v => (ValueNode)new ListValueNode([.. v.Take(3)])),
            Gen.ArrayOf(Gen.Zip(Names, Values(size / 2))).Select(f => (ValueNode)new ObjectValueNode([.. f.Take(3).Select(p => new ObjectFieldNode(new NameNode(p.Item1), p.Item2))])));
    }

    [Fact]
    public void Values_read_back_as_they_were_printed() => Prop.ForAll(
        Values(4).ToArbitrary(),
        value =>
        {
            var printed = Printer.Print(value);
            return Printer.Print(Parser.ParseValue(printed)) == printed;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Strings_keep_every_character() => Prop.ForAll(
        Texts.ToArbitrary(),
        text => ((StringValueNode)Parser.ParseValue(Printer.Print(new StringValueNode(text, Block: true)))).Value == text
            && ((StringValueNode)Parser.ParseValue(Printer.Print(new StringValueNode(text, Block: false)))).Value == text)
        .QuickCheckThrowOnFailure();

    /// <summary>Pieces of documents cut and joined at random: read or refused, never anything else.</summary>
    [Fact]
    public void Mangled_documents_are_read_or_refused()
    {
        var pieces = Oracle.OracleFile.Documents("language.graphql").Concat(Oracle.OracleFile.Documents("validation.graphql"))
            .SelectMany(d => new[] { d.Text[..(d.Text.Length / 2)], d.Text[(d.Text.Length / 2)..], d.Text })
            .ToArray();
        Prop.ForAll(
            Gen.ArrayOf(Gen.Zip(Gen.Elements(pieces), Gen.Choose(0, 40))).ToArbitrary(),
            parts => IsReadOrRefused(string.Concat(parts.Select(p => p.Item1[Math.Min(p.Item1.Length, p.Item2)..]))))
            .QuickCheckThrowOnFailure();
    }

    private static bool IsReadOrRefused(string text)
    {
        try
        {
            _ = DocumentValidator.Validate(Validation.RuleHarness.Schema, Parser.Parse(text)).Count;
            return true;
        }
        catch (GraphQLSyntaxException)
        {
            return true;
        }
    }
}
