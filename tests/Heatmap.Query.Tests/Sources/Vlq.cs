using System.Text;

namespace Heatmap.Query.Tests.Sources;

/// <summary>Writes numbers as bundlers do (ECMA-426, base64 VLQ).</summary>
internal static class Vlq
{
    public static string Of(long number)
    {
        var (left, text) = (number < 0 ? (-number << 1) | 1 : number << 1, new StringBuilder());
        do
        {
            var digit = (int)(left & 31);
            left >>= 5;
            text.Append("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[left > 0 ? digit | 32 : digit]);
        }
        while (left > 0);
        return text.ToString();
    }
}
