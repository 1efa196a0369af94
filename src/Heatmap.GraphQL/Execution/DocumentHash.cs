using System.Security.Cryptography;
using System.Text;

namespace Heatmap.GraphQL.Execution;

/// <summary>How documents are known by their text: SHA-256 of its UTF-8, in lower hexadecimal digits.</summary>
internal static class DocumentHash
{
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
