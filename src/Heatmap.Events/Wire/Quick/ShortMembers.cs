using System.Buffers.Text;
using System.Text.Json;

namespace Heatmap.Events;

/// <summary>
/// Walks through the members of JSON objects as this product writes them: keys are single ASCII letters, there is no white space.
/// Whatever isn't so throws <see cref="SurpriseException"/>, also where it is good JSON.
/// </summary>
internal ref struct ShortMembers
{
    private readonly ReadOnlySpan<byte> _json;
    private int _at;

    public ShortMembers(ReadOnlySpan<byte> json)
    {
        _json = json;
        Expect((byte)'{');
    }

    /// <summary>Goes to the next member's value; false behind the object's end.</summary>
    public bool Next(out char key)
    {
        key = default;
        if (Peek == '}')
        {
            _at++;
            return false;
        }

        if (_json[_at - 1] != '{') Expect((byte)',');
        // "k":
        if (_json.Length < _at + 4 || _json[_at] != '"' || _json[_at + 2] != '"' || _json[_at + 3] != ':') throw new SurpriseException();
        key = (char)_json[_at + 1];
        _at += 4;
        return true;
    }

    /// <summary>Nothing may follow.</summary>
    public readonly void End()
    {
        if (_at != _json.Length) throw new SurpriseException();
    }

    /// <summary>Enters the value, an object; false where it is null.</summary>
    public bool Enter()
    {
        if (IsNull()) return false;
        Expect((byte)'{');
        return true;
    }

    public int Int32()
    {
        var number = Int64();
        return number is >= int.MinValue and <= int.MaxValue ? (int)number : throw new SurpriseException();
    }

    public int? Int32OrNull() => IsNull() ? null : Int32();

    public long Int64()
    {
        var negative = Peek == '-';
        var from = negative ? ++_at : _at;
        long value = 0;
        for (; _at < _json.Length && (uint)(_json[_at] - '0') <= 9; _at++) value = (value * 10) + (_json[_at] - '0');
        var digits = _at - from;
        // 18 digits fit for sure; a leading zero is no JSON, and a point or an exponent no whole number.
        if (digits is 0 or > 18 || (digits > 1 && _json[from] == '0') || Peek is not ((byte)',' or (byte)'}' or (byte)']')) throw new SurpriseException();
        return negative ? -value : value;
    }

    /// <summary>A number with a decimal point; others are surprises.</summary>
    public double Double()
    {
        var rest = _json[_at..];
        var length = rest.IndexOfAnyExcept(PlainText.OfDecimals);
        var point = rest.IndexOf((byte)'.');
        if (length <= 0 || point <= 0 || point >= length - 1 || (rest[0] == '0' && point > 1)) throw new SurpriseException();
        if (!Utf8Parser.TryParse(rest[..length], out double value, out var read) || read != length) throw new SurpriseException();
        _at += length;
        return value;
    }

    public bool Bool()
    {
        var rest = _json[_at..];
        var value = rest.StartsWith("true"u8);
        if (!value && !rest.StartsWith("false"u8)) throw new SurpriseException();
        _at += value ? 4 : 5;
        return value;
    }

    public Guid Id()
    {
        // The parser lets more through than the form says, signs for one.
        var text = Quoted();
        var read = text.Length == 36 && text.IndexOfAnyExcept(PlainText.OfIds) < 0 && Utf8Parser.TryParse(text, out Guid id, out _, 'D') ? id : default(Guid?);
        return read ?? throw new SurpriseException();
    }

    /// <summary>A text that many events share.</summary>
    public string? Text()
    {
        if (IsNull()) return null;
        var from = _at;
        return TryQuoted(out var plain) ? SharedTexts.Of(plain) : Escaped(from);
    }

    public SealedBox? Box()
    {
        if (IsNull()) return null;
        var text = Quoted();
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        var status = Base64.DecodeFromUtf8(text, bytes, out _, out var written);
        return status == System.Buffers.OperationStatus.Done ? new SealedBox(bytes.AsMemory(0, written)) : throw new SurpriseException();
    }

    public int[]? Int32s()
    {
        if (IsNull()) return null;
        Expect((byte)'[');
        var end = _json[_at..].IndexOf((byte)']');
        if (end <= 0) throw new SurpriseException();
        var numbers = new int[_json.Slice(_at, end).Count((byte)',') + 1];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (i > 0) Expect((byte)',');
            numbers[i] = Int32();
        }

        Expect((byte)']');
        return numbers;
    }

    private readonly byte Peek => _at < _json.Length ? _json[_at] : throw new SurpriseException();

    private void Expect(byte next)
    {
        if (Peek != next) throw new SurpriseException();
        _at++;
    }

    private bool IsNull()
    {
        if (Peek != 'n') return false;
        if (!_json[_at..].StartsWith("null"u8)) throw new SurpriseException();
        _at += 4;
        return true;
    }

    private ReadOnlySpan<byte> Quoted() => TryQuoted(out var text) ? text : throw new SurpriseException();

    /// <summary>False, at the first byte that isn't plain ASCII, for a text with such.</summary>
    private bool TryQuoted(out ReadOnlySpan<byte> text)
    {
        Expect((byte)'"');
        var length = _json[_at..].IndexOfAny(PlainText.Ends);
        if (length < 0) throw new SurpriseException();
        text = _json.Slice(_at, length);
        _at += length;
        if (_json[_at] != '"') return false;
        _at++;
        return true;
    }

    /// <summary>A text that begins there and has escapes, or letters beyond ASCII.</summary>
    private string Escaped(int from)
    {
        while (Peek != '"') _at += Peek == '\\' ? 2 : 1;
        _at++;
        var reader = new Utf8JsonReader(_json[from.._at]);
        try
        {
            reader.Read();
            return reader.GetString()!;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new SurpriseException();
        }
    }
}
