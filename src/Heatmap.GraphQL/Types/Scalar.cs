using System.Text.Json;

namespace Heatmap.GraphQL.Types;

/// <summary>
/// How the values of a scalar are read and written. <see cref="ClrType"/> is what reading gives; writers and readers
/// for other C# types are listed beside it.
/// </summary>
public sealed class Scalar
{
    private readonly Dictionary<Type, Delegate> _writers = [];
    private readonly Dictionary<Type, Func<object, object>> _conversions = [];

    internal Scalar(string name, Type clrType, Func<JsonElement, object> read, Func<ValueNode, object> readLiteral)
    {
        Name = name;
        ClrType = clrType;
        Read = read;
        ReadLiteral = readLiteral;
    }

    /// <summary>The name it is best known by.</summary>
    public string Name { get; }

    /// <summary>What reading gives.</summary>
    public Type ClrType { get; }

    internal Func<JsonElement, object> Read { get; }

    internal Func<ValueNode, object> ReadLiteral { get; }

    internal IEnumerable<Type> Writable => _writers.Keys;

    /// <summary>A scalar of the host's own, read from JSON and written as JSON.</summary>
    /// <param name="name">Its name in error messages.</param>
    /// <param name="read">Throws <see cref="CoercionException"/> for what it can't read.</param>
    /// <param name="write">Writes one value.</param>
    public static Scalar Create<T>(string name, Func<JsonElement, T> read, Action<Utf8JsonWriter, T> write)
        where T : notnull =>
        new Scalar(name, typeof(T), json => read(json), literal => read(LiteralJson.ToElement(literal)))
            .Writes<T>((output, value) => output.WriteWith(write, value));

    internal Scalar Writes<T>(Action<JsonOutput, T> write)
    {
        _writers[typeof(T)] = write;
        return this;
    }

    internal Scalar Converts<TFrom, TTo>(Func<TFrom, TTo> convert)
        where TFrom : notnull
        where TTo : notnull
    {
        _conversions[typeof(TTo)] = value => convert((TFrom)value);
        return this;
    }

    internal Action<JsonOutput, T>? WriterOf<T>() => _writers.GetValueOrDefault(typeof(T)) as Action<JsonOutput, T>;

    internal Delegate? WriterOf(Type type) => _writers.GetValueOrDefault(type);

    /// <summary>Turns what reading gives into the C# type asked for; null where there is no way.</summary>
    internal Func<object, object>? ConversionTo(Type type) =>
        type == ClrType || type == typeof(object) ? value => value : _conversions.GetValueOrDefault(type);
}
