namespace Heatmap.GraphQL.Tests.Validation;

public sealed class SpecifiedRulesTests
{
    [Fact]
    public void Every_rule_in_the_folder_is_in_the_list()
    {
        var context = new ValidationContext(RuleHarness.Schema, Parser.Parse("{ text }"), new ExecutorOptions());
        var listed = SpecifiedRules.All.Select(make => make(context).GetType());
        var written = typeof(ValidationRule).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(ValidationRule)) && t.Namespace!.EndsWith(".Rules", StringComparison.Ordinal));
        listed.Order(Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name)))
            .ShouldBe(written.OrderBy(t => t.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_has_a_test_file()
    {
        var tests = typeof(SpecifiedRulesTests).Assembly.GetTypes().Select(t => t.Name).ToHashSet();
        var context = new ValidationContext(RuleHarness.Schema, Parser.Parse("{ text }"), new ExecutorOptions());
        SpecifiedRules.All.Select(make => make(context).GetType().Name + "Tests").Where(n => !tests.Contains(n)).ShouldBeEmpty();
    }
}
