using Heatmap.GraphQL.Validation.Rules;

namespace Heatmap.GraphQL.Validation;

/// <summary>All rules of section 5, in the order of graphql-js.</summary>
internal static class SpecifiedRules
{
    public static IReadOnlyList<Func<ValidationContext, ValidationRule>> All { get; } =
    [
        c => new ExecutableDefinitions(c),
        c => new UniqueOperationNames(c),
        c => new LoneAnonymousOperation(c),
        c => new KnownOperationTypes(c),
        c => new SingleFieldSubscriptions(c),
        c => new KnownTypeNames(c),
        c => new FragmentsOnCompositeTypes(c),
        c => new VariablesAreInputTypes(c),
        c => new ScalarLeafs(c),
        c => new FieldsOnCorrectType(c),
        c => new UniqueFragmentNames(c),
        c => new KnownFragmentNames(c),
        c => new NoUnusedFragments(c),
        c => new PossibleFragmentSpreads(c),
        c => new NoFragmentCycles(c),
        c => new UniqueVariableNames(c),
        c => new NoUndefinedVariables(c),
        c => new NoUnusedVariables(c),
        c => new KnownDirectives(c),
        c => new UniqueDirectivesPerLocation(c),
        c => new KnownArgumentNames(c),
        c => new UniqueArgumentNames(c),
        c => new ValuesOfCorrectType(c),
        c => new ProvidedRequiredArguments(c),
        c => new VariablesInAllowedPosition(c),
        c => new OverlappingFieldsCanBeMerged(c),
        c => new UniqueInputFieldNames(c),
        c => new MaxIntrospectionDepth(c),
        c => new IntrospectionAllowed(c),
    ];
}
