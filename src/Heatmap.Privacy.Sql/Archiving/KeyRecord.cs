using Heatmap.Events;

namespace Heatmap.Privacy.Sql;

/// <summary>One row of a backed-up key store: its table's number in the format, and its values (null, long, string, byte[]).</summary>
public sealed record KeyRecord(byte Table, IReadOnlyList<object?> Values)
{
    /// <summary>Says nothing of the values.</summary>
    public override string ToString() => $"(row of table {Table})";

    /// <summary>The wrapped key that the row holds; null in tables that hold none.</summary>
    public KeyValuePair<KeyRow, WrappedKey>? Key => Table switch
    {
        1 => KeyValuePair.Create<KeyRow, WrappedKey>(
            new KeyRow.OfSubject(new SiteId((string)Values[0]!), new SubjectId(new Guid((byte[])Values[1]!, bigEndian: true))), Wrapped),
        5 => KeyValuePair.Create<KeyRow, WrappedKey>(new KeyRow.OfSecret(new SecretName((string)Values[0]!, (string)Values[1]!)), Wrapped),
        _ => null,
    };

    internal LedgerHead? LedgerHead => Table == 6 ? new LedgerHead((long)Values[1]!, (string)Values[2]!) : null;

    private WrappedKey Wrapped => new((int)(long)Values[2]!, (byte[])Values[3]!);
}
