namespace Heatmap.GraphQL.Types;

/// <summary>An argument or input field that tells "not given" from "given as null": for changes to part of a thing.</summary>
public readonly record struct Optional<T>
{
    /// <summary>A value that was given.</summary>
    public Optional(T? value)
    {
        HasValue = true;
        Value = value;
    }

    /// <summary>True where something was given, null included.</summary>
    public bool HasValue { get; }

    /// <summary>What was given.</summary>
    public T? Value { get; }
}
