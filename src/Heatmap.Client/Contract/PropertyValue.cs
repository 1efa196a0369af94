using System.Text.Json.Serialization;

namespace Heatmap.Client;

/// <summary>A value of a flat bag of properties: a text, a number, true, false or nothing.</summary>
[JsonConverter(typeof(PropertyValueConverter))]
public readonly record struct PropertyValue
{
    private PropertyValue(object? value) => Value = value;

    /// <summary>A <see cref="string"/>, a <see cref="double"/>, a <see cref="bool"/> or null.</summary>
    public object? Value { get; }

    public static implicit operator PropertyValue(string? text) => FromString(text);

    public static implicit operator PropertyValue(double number) => FromDouble(number);

    public static implicit operator PropertyValue(bool flag) => FromBoolean(flag);

    public static PropertyValue FromString(string? text) => new(text);

    /// <exception cref="ArgumentOutOfRangeException">JSON has no infinities and no NaN.</exception>
    public static PropertyValue FromDouble(double number) => double.IsFinite(number)
        ? new PropertyValue(number)
        : throw new ArgumentOutOfRangeException(nameof(number), number, "A property must be a finite number.");

    public static PropertyValue FromBoolean(bool flag) => new(flag);
}
