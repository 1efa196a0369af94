using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>Seals personal data under its subject's key: AES-256-GCM, bound to site and subject, compressed before where that helps.</summary>
public sealed class Sealer(IRandomness random)
{
    [ThreadStatic] private static ArrayBufferWriter<byte>? s_json;
    [ThreadStatic] private static Utf8JsonWriter? s_writer;

    /// <summary>Seals bytes; no two boxes are equal.</summary>
    public SealedBox Seal(Subject subject, ReadOnlySpan<byte> plaintext)
    {
        if (plaintext.Length > BoxLayout.LongestText)
            throw new ArgumentException($"{plaintext.Length} bytes are more than a box holds: {BoxLayout.LongestText}.", nameof(plaintext));
        var rented = ArrayPool<byte>.Shared.Rent(plaintext.Length + 1);
        try
        {
            return TextCompression.TryCompress(plaintext, rented, out var length)
                ? Lock(subject, BoxLayout.Version | BoxLayout.Compressed, rented.AsSpan(0, length))
                : Lock(subject, BoxLayout.Version, plaintext);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    /// <summary>Seals a record as JSON.</summary>
    public SealedBox Seal<T>(Subject subject, T value, JsonTypeInfo<T> json)
    {
        var buffer = s_json ??= new ArrayBufferWriter<byte>(1024);
        var writer = s_writer ??= new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        try
        {
            JsonSerializer.Serialize(writer, value, json);
            writer.Flush();
            return Seal(subject, buffer.WrittenSpan);
        }
        finally
        {
            buffer.Clear();
            writer.Reset();
        }
    }

    private SealedBox Lock(Subject subject, byte header, ReadOnlySpan<byte> text)
    {
        var box = new byte[BoxLayout.Overhead + text.Length];
        box[0] = header;
        var nonce = box.AsSpan(1, BoxLayout.NonceLength);
        random.Fill(nonce);
        var rest = box.AsSpan(1 + BoxLayout.NonceLength);
        subject.Encrypt(header, nonce, text, rest[..text.Length], rest[text.Length..]);
        return new SealedBox(box);
    }
}
