using System.Security.Cryptography;
using System.Text;
using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>
/// The keyed hashes of one site: HMAC-SHA256 over a label byte and the value. The label keeps the kinds apart: a tombstone is
/// another hash than the map row it comes after, so that destroying the row leaves nothing that equals it. A storage format.
/// </summary>
internal sealed class SiteHash(byte[] key)
{
    public Mark OfVisitor(Guid visitor) => Of('v', visitor);

    public Mark OfRun(Guid run) => Of('r', run);

    public Mark OfDay(ReadOnlySpan<byte> dayHash) => Of('d', dayHash);

    public Mark OfEmail(string email) => Of('e', Encoding.UTF8.GetBytes(email.Trim().ToLowerInvariant()));

    public Mark OfUserId(string userId) => Of('u', Encoding.UTF8.GetBytes(userId.Trim()));

    /// <summary>The tombstone of a mark: derivable from the map row alone, whose visitor nobody knows any more.</summary>
    public Mark TombstoneOf(Mark mark)
    {
        Span<byte> value = stackalloc byte[Mark.Length];
        mark.CopyTo(value);
        return Of('t', value);
    }

    /// <summary>The tombstone of a subject's id, against making a key anew for an id whose key was destroyed.</summary>
    public Mark TombstoneOf(SubjectId subject) => Of('s', subject.Value);

    private Mark Of(char label, Guid id)
    {
        Span<byte> value = stackalloc byte[16];
        id.TryWriteBytes(value, bigEndian: true, out _);
        return Of(label, value);
    }

    private Mark Of(char label, ReadOnlySpan<byte> value)
    {
        Span<byte> source = value.Length < 256 ? stackalloc byte[value.Length + 1] : new byte[value.Length + 1];
        source[0] = (byte)label;
        value.CopyTo(source[1..]);
        Span<byte> hash = stackalloc byte[Mark.Length];
        HMACSHA256.HashData(key, source, hash);
        return new Mark(hash);
    }
}
