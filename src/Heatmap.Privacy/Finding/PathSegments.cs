using System.Collections.Frozen;
using System.Text;

namespace Heatmap.Privacy;

/// <summary>What is particular to segments of a path.</summary>
internal static class PathSegments
{
    // Once for the browser, once for a site that encodes what is encoded already. What is wrapped deeper hides something.
    private const int Encodings = 8;

    // After these a number of any length is a person's, or leads to one.
    private static readonly FrozenSet<string> Collections = FrozenSet.ToFrozenSet(
    [
        "user", "users", "u", "account", "accounts", "customer", "customers", "client", "clients", "member", "members", "profile",
        "profiles", "person", "persons", "people", "patient", "patients", "employee", "employees", "student", "students", "contact",
        "contacts", "order", "orders", "invoice", "invoices", "booking", "bookings", "reservation", "reservations", "subscription",
        "subscriptions", "ticket", "tickets", "message", "messages", "conversation", "conversations", "case", "cases",
    ], StringComparer.OrdinalIgnoreCase);

    public static bool IsIdAfter(string before, string segment) =>
        segment.Length > 0 && segment.All(char.IsDigit) && Collections.Contains(before);

    /// <summary>The text with nothing percent-encoded in it any more; null when it is encoded too often.</summary>
    public static string? Decode(string segment)
    {
        for (var i = 0; i < Encodings; i++)
        {
            if (!segment.Contains('%', StringComparison.Ordinal)) return segment;
            var decoded = Uri.UnescapeDataString(segment);
            if (decoded == segment) return segment;
            segment = decoded;
        }

        return null;
    }

    /// <summary>What would be read as something else in a path is encoded again; the placeholders' colon stays.</summary>
    public static string Encode(string segment)
    {
        var encoded = new StringBuilder(segment.Length);
        foreach (var c in segment)
        {
            if (c is '%' or '/' or '?' or '#' or ' ') encoded.Append('%').Append(((int)c).ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            else encoded.Append(c);
        }

        return encoded.ToString();
    }
}
